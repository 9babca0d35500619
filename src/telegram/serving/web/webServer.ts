import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";

/** What the web server answers at one path. Other methods than its own get 405. */
export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Decides by the headers alone, before the body is read. If false, the answer is 401. */
  readonly letsIn?: (header: (name: string) => string | undefined) => boolean;
  readonly answer: (body: string) => WebAnswer | Promise<WebAnswer>;
}

export interface WebAnswer {
  readonly status: 200 | 400 | 503;
  readonly text: string;
  /** Default: plain text. */
  readonly contentType?: string;
}

export interface WebServer {
  /** Where it listens; `port` is the real one where 0 was asked for. */
  readonly port: number;
  /** Takes no more requests. Resolves when those under way are answered or cut off. */
  close(): Promise<void>;
}

/**
 * Serves the routes over HTTP.
 *
 * @param options.port 0 for any free one.
 * @param options.mostBodyBytes a larger body gets 413.
 * @param options.onError called when an answer fails; the client gets 500.
 * @throws WebServerError if it cannot listen there.
 */
export async function startWebServer(options: {
  readonly host: string;
  readonly port: number;
  readonly routes: readonly Route[];
  readonly mostBodyBytes: number;
  readonly onError: (error: unknown) => void;
}): Promise<WebServer> {
  const { host, port } = options;
  const server = createAdaptorServer({
    fetch: createFetch(options).fetch,
    // A slower client only holds the connection.
    serverOptions: { requestTimeout: 30_000, headersTimeout: 10_000 },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(new WebServerError(explainListening(host, port, error.code)));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        const cutOff = () => "closeAllConnections" in server && server.closeAllConnections();
        setTimeout(cutOff, longestCloseMilliseconds).unref();
      }),
  };
}

const longestCloseMilliseconds = 5_000;

/** The web server cannot listen. The message says what to do. */
export class WebServerError extends Error {
  override readonly name = "WebServerError";
}

function createFetch({
  routes,
  mostBodyBytes,
  onError,
}: Pick<Parameters<typeof startWebServer>[0], "routes" | "mostBodyBytes" | "onError">): Hono {
  const web = new Hono();
  for (const { method, path, letsIn, answer } of routes) {
    web.on(
      method,
      path,
      async (context, next) => {
        if (letsIn?.((name) => context.req.header(name)) === false) {
          return context.text("Unauthorized", 401);
        }
        await next();
      },
      bodyLimit({ maxSize: mostBodyBytes }),
      async (context) => {
        const {
          status,
          text,
          contentType = "text/plain; charset=utf-8",
        } = await answer(await context.req.text());
        return context.body(text, status, { "content-type": contentType });
      },
    );
    web.all(path, (context) => context.text("Method Not Allowed", 405, { allow: method }));
  }
  web.notFound((context) => context.text("Not Found", 404));
  web.onError((error, context) => {
    if ("getResponse" in error) return error.getResponse();
    onError(error);
    return context.text("Internal Server Error", 500);
  });
  return web;
}

function explainListening(host: string, port: number, code: string | undefined): string {
  const why =
    code === "EADDRINUSE"
      ? "another program listens there. Stop it, or set another PORT."
      : code === "EACCES"
        ? "this user may not listen there. Set a PORT above 1023."
        : `got ${code}. HOST has to be an address of this machine.`;
  return `Expected to listen on ${host} port ${port}, but ${why}`;
}

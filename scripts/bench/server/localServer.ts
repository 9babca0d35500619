import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An HTTP server on this machine alone. */
export interface LocalServer {
  readonly url: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** @param take gets each request once its body is whole, and answers it when it likes. */
export async function startLocalServer(
  take: (path: string, body: string, response: ServerResponse) => void,
): Promise<LocalServer> {
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      take(incoming.url ?? "", Buffer.concat(chunks).toString("utf8"), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

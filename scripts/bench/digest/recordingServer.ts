import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A Bot API server that takes every message and counts, and costs next to nothing. */
export interface RecordingServer {
  readonly url: string;
  /** Messages by chat. */
  readonly messages: ReadonlyMap<number, number>;
  /** The most messages that came within one second. */
  mostInASecond(): number;
  close(): Promise<void>;
}

export async function startRecordingServer(): Promise<RecordingServer> {
  const messages = new Map<number, number>();
  const times: number[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const chatId = Number(/"chat_id":(-?\d+)/.exec(body)?.[1]);
      messages.set(chatId, (messages.get(chatId) ?? 0) + 1);
      times.push(performance.now());
      response.writeHead(200, { "content-type": "application/json" });
      response.end('{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1}}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    mostInASecond() {
      let from = 0;
      return times.reduce((most, at, index) => {
        while ((times[from] ?? at) <= at - 1000) from += 1;
        return Math.max(most, index - from + 1);
      }, 0);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

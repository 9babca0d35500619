import { type LocalServer, startLocalServer } from "../server/localServer.ts";

/** A Bot API server that takes every message and counts, and costs next to nothing. */
export interface RecordingServer extends LocalServer {
  /** Messages by chat. */
  readonly messages: ReadonlyMap<number, number>;
  /** The most messages that came within one second. */
  mostInASecond(): number;
}

export async function startRecordingServer(): Promise<RecordingServer> {
  const messages = new Map<number, number>();
  const times: number[] = [];
  const server = await startLocalServer((_path, body, response) => {
    const chatId = Number(/"chat_id":(-?\d+)/.exec(body)?.[1]);
    messages.set(chatId, (messages.get(chatId) ?? 0) + 1);
    times.push(performance.now());
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1}}}');
  });
  return {
    ...server,
    messages,
    mostInASecond() {
      let from = 0;
      return times.reduce((most, at, index) => {
        while ((times[from] ?? at) <= at - 1000) from += 1;
        return Math.max(most, index - from + 1);
      }, 0);
    },
  };
}

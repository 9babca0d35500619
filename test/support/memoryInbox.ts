import { mostStarts, type UpdateInbox } from "../../src/memory/updateInbox.ts";

/** An inbox that a person can follow: a list. */
export function createMemoryInbox(): UpdateInbox {
  const updates: { id: number; json: string; starts: number; isDone: boolean }[] = [];
  const find = (updateId: number) => updates.find(({ id }) => id === updateId);
  return {
    accept({ id, json }) {
      if (find(id)) return false;
      updates.push({ id, json, starts: 0, isDone: false });
      return true;
    },
    begin(updateId) {
      const update = find(updateId);
      if (!update || update.starts >= mostStarts) return false;
      update.starts += 1;
      return true;
    },
    putBack(updateId) {
      const update = find(updateId);
      if (update && update.starts > 0) update.starts -= 1;
    },
    done(updateId) {
      const update = find(updateId);
      if (update) Object.assign(update, { json: "", isDone: true });
    },
    unfinished: ({ after, most }) =>
      updates
        .map(({ id, json, isDone }, index) => ({ id, json, isDone, place: index + 1 }))
        .filter(({ place, isDone }) => place > after && !isDone)
        .slice(0, most)
        .map(({ id, json, place }) => ({ id, json, place })),
    read(place) {
      const update = updates[place - 1];
      return update && !update.isDone ? update.json : null;
    },
    size: () => updates.filter(({ isDone }) => !isDone).length,
    close() {},
  };
}

import { moveDigests } from "../deliveries/deliveryRows.ts";
import { moveSubscription } from "../digestRecords/subscriptions.ts";
import { moveSettings } from "./chosenSettings.ts";
import { recordMove } from "./movedChats.ts";
import type { StateDatabase } from "./stateDatabase.ts";

/** Moves what belongs to a chat to another one, as part of the current commit. */
export function moveChat(state: StateDatabase, oldId: number, newId: number): void {
  if (oldId === newId) return;
  recordMove(state, oldId, newId);
  moveSettings(state, oldId, newId);
  moveSubscription(state, oldId, newId);
  moveDigests(state, oldId, newId);
}

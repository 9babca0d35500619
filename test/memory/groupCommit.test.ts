import { expect, test } from "vitest";
import { createGroupCommit } from "../../src/memory/state/groupCommit.ts";

test("What is written at nearly the same time is one commit, and fails as one.", async () => {
  let commits = 0;
  const commit = createGroupCommit({
    write(work) {
      commits += 1;
      return work();
    },
    gather: () => Promise.resolve(),
  });
  expect(await Promise.all([commit(() => 1), commit(() => "two")])).toEqual([1, "two"]);
  expect(commits).toBe(1);
  const fail = () => {
    throw new Error("full disk");
  };
  const settled = await Promise.allSettled([commit(() => 1), commit(fail)]);
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await commit(() => 3)).toBe(3);
  expect(commits).toBe(3);
});

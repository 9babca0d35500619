/**
 * What `startRowProcess` starts: computes the rows it is sent, until nobody is there to send any. Plain
 * JavaScript, so that it starts at once wherever Quoth runs from.
 */
import onnx from "onnxruntime-node";

const [, , path = ""] = process.argv;

// A terminal and a service manager signal to the whole group, but the parent may still need this one to
// finish the questions under way. When it ends, so does the channel.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});
process.on("disconnect", () => process.exit());

/** @type {Promise<onnx.InferenceSession> | null} */
let session = null;

process.on("message", (/** @type {import("../models/transformers.ts").TokenRow} */ row) => {
  void answer(row).then((message) => process.send?.(message));
});

/** @returns {Promise<import("./startRowProcess.ts").RowAnswer>} */
async function answer(row) {
  try {
    // One thread: rows are shared out among processes, which costs less than having two threads wait for
    // each other at every step of a row.
    session ??= onnx.InferenceSession.create(path, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: "sequential",
    });
    return { outputs: await compute(await session, row) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

async function compute(model, { ids, types }) {
  const tensor = (values) =>
    new onnx.Tensor("int64", BigInt64Array.from(values, BigInt), [1, values.length]);
  const inputs = {
    input_ids: tensor(ids),
    attention_mask: tensor(ids.map(() => 1)),
    token_type_ids: tensor(types ?? ids.map(() => 0)),
  };
  const taken = Object.entries(inputs).filter(([name]) => model.inputNames.includes(name));
  const outputs = await model.run(Object.fromEntries(taken));
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, { dims, data }]) =>
      data instanceof Float32Array ? [[name, { shape: dims, data }]] : [],
    ),
  );
}

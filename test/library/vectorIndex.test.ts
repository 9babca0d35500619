import { createHnswWriter, openHnswIndex } from "../../src/library/vectors/hnswIndex.ts";
import { createExactWriter, openExactIndex } from "../support/exactIndex.ts";
import { describeVectorIndex } from "./vectorIndexContract.ts";

describeVectorIndex("that scans everything", {
  createWriter: createExactWriter,
  open: openExactIndex,
});
describeVectorIndex("HNSW", { createWriter: createHnswWriter, open: openHnswIndex });

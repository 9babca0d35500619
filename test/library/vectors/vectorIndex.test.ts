import { vectorEngine } from "../../../src/library/vectors/vectorEngine.ts";
import { exactEngine } from "../../support/exactIndex.ts";
import { describeVectorIndex } from "./vectorIndexContract.ts";

describeVectorIndex("that scans everything", exactEngine);
describeVectorIndex("of every index, HNSW", vectorEngine);

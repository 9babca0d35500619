import { describeDamage } from "./damageContract.ts";

// All bytes, and more of the rest, in damage.slow.test.ts.
describeDamage({ flips: 30, cuts: 15, stride: 13 });

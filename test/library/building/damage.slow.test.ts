import { describeDamage } from "./damageContract.ts";

describeDamage({ flips: 300, cuts: 120, stride: 1 });

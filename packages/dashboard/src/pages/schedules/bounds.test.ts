import { expect, it } from "vitest";
import type { MinerInfo } from "../../live/frames.js";
import { boundsOf, namesOf } from "./bounds.js";

function miner(name: string, limits?: MinerInfo["limits"]): MinerInfo {
  return {
    ...{ id: name, name, place: null, host: "192.0.2.1", port: 4028, simulated: false },
    ...{ model: "mini3", modelName: null, confidence: "exact", firmware: null },
    ...(limits === undefined ? {} : { limits }),
  };
}

const free = miner("Free");
const never = miner("Hall", { neverOnUnattended: true, maxPowerW: null });
const weak = miner("Study", { neverOnUnattended: false, maxPowerW: 600 });

it("says nothing where nothing binds", () => {
  expect(boundsOf("standby", [never, weak])).toEqual([]);
  expect(boundsOf("setLcd", [never, weak])).toEqual([]);
  expect(boundsOf("wake", [free])).toEqual([]);
  expect(boundsOf("a kind of tomorrow", [never, weak])).toEqual([]);
});

it("says where a schedule does not wake, and where it acts on what runs alone", () => {
  expect(boundsOf("wake", [free, never])).toEqual(["Only a person may wake Hall: there it is refused."]);
  expect(boundsOf("setWorkMode", [never])).toEqual([
    "Never switched on by itself: Hall. There it is done only while it runs.",
  ]);
});

it("says the most power, miners of one bound together", () => {
  const other = miner("Cellar", { neverOnUnattended: false, maxPowerW: 600 });
  const third = miner("Attic", { neverOnUnattended: false, maxPowerW: 800 });
  expect(boundsOf("wake", [weak, third, other])).toEqual([
    "At most 600 W unattended: Study and Cellar. A mode that may draw more is refused.",
    "At most 800 W unattended: Attic. A mode that may draw more is refused.",
  ]);
});

it("names a few and counts the rest", () => {
  const named = (count: number) =>
    namesOf(["A", "B", "C", "D", "E"].slice(0, count).map((name) => ({ name })));
  expect([1, 2, 3, 5].map(named)).toEqual(["A", "A and B", "A, B and C", "A, B, C and 2 more"]);
});

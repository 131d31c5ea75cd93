import { expect, it } from "vitest";
import { call } from "./support/call.js";
import { OWNER, servedHouse } from "./support/served-house.js";

it("an approved network is listed and taken back; one of the configuration is not", async () => {
  const house = await servedHouse({ config: { subnets: ["127.71.1.0/29"] } });
  house.fleet.approveSubnet("127.71.2.0/29", OWNER);
  const list = async () => (await call(house, "GET", "/api/v1/subnets")).body.items;
  const fixed = { cidr: "127.71.1.0/29", source: "configuration" };
  expect(await list()).toEqual([fixed, { cidr: "127.71.2.0/29", source: "approved" }]);
  const remove = (cidr: string) => call(house, "DELETE", `/api/v1/subnets/${encodeURIComponent(cidr)}`);
  expect((await remove("127.71.2.0/29")).status).toBe(204);
  expect(await list()).toEqual([fixed]);
  expect(house.fleet.subnets()).toEqual(["127.71.1.0/29"]);
  expect((await remove("127.71.2.0/29")).body.code).toBe("not-found");
  expect((await remove("127.71.1.0/29")).body).toMatchObject({ code: "conflict", status: 409 });
  expect(house.notes().map(({ kind }) => kind)).toContain("subnet.withdrawn");
});

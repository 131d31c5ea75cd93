import { describe, expect, it } from "vitest";
import { poolAddress } from "./pool-address.js";

const key = (url: string) => poolAddress(url).key;

describe("the address of a pool", () => {
  it("is the same for two spellings of one pool", () => {
    const plain = key("stratum+tcp://pool.example.com:3333");
    for (const url of [
      "STRATUM+TCP://Pool.Example.com:3333",
      "pool.example.com:3333",
      "stratum+tcp://pool.example.com:3333/",
      "stratum+tcp://pool.example.com:3333/#xnsub",
      "stratum+tcp://pool.example.com.:03333#xnsub",
      " stratum+tcp://pool.example.com:3333 ",
    ]) {
      expect([url, key(url)]).toEqual([url, plain]);
    }
    expect(key("stratum+ssl://pool.example.com:3333")).toBe(key("stratum+tls://pool.example.com:3333"));
    expect(key("pool.example.com")).toBe(key("stratum+tcp://pool.example.com:80"));
  });

  it("differs for another pool, port, path, user, or without the encryption", () => {
    const urls = [
      "stratum+tcp://pool.example.com:3333",
      "stratum+tls://pool.example.com:3333",
      "stratum+tcp://pool.example.com:3334",
      "stratum+tcp://pool.example.org:3333",
      "stratum+tcp://pool.example.com:3333/other",
      "stratum+tcp://thief@pool.example.com:3333",
      "stratum+tcp://[2001:db8::1]:3333",
    ];
    expect(new Set(urls.map(key)).size).toBe(urls.length);
  });

  it("holds no password, and gives the host a connection names", () => {
    expect(key("stratum+tcp://me:secret@pool.example.com:3333")).toBe(
      "stratum+tcp://me@pool.example.com:3333",
    );
    expect(poolAddress("Pool.example.com").host).toBe("pool.example.com");
    expect(poolAddress("stratum+tcp://[2001:DB8::1]:1").host).toBe("[2001:db8::1]");
    expect(poolAddress("").host).toBe("");
  });
});

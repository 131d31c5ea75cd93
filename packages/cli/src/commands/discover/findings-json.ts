import { type Findings, inOrder } from "./findings.js";

/** A scan as scripts get it. */
export function findingsJson(findings: Findings): object {
  return {
    found: inOrder(findings.found).map(({ endpoint, identity, isAvalon }) => ({
      host: endpoint.host,
      port: endpoint.port,
      isAvalon,
      identity,
    })),
    open: inOrder(findings.open).map(({ endpoint, code, message }) => ({
      host: endpoint.host,
      port: endpoint.port,
      code,
      message,
    })),
    ...(findings.udp === undefined ? {} : { udp: findings.udp }),
    scanned: findings.scanned,
    elapsedS: findings.elapsedS,
    complete: findings.isComplete,
  };
}

/*
 * The full parser as the judge of the quick reader: what the quick reader gives of some bytes, the full parser must
 * give, too, without an issue. The modules are handed in, since tests read the sources and `npm run fuzz` the build.
 */
import { isDeepStrictEqual } from "node:util";

/**
 * A judge of one miner's replies to one request; of these points, or of all. With a sample, also of a reader that
 * has just read that.
 *
 * @returns what tells whether the quick reader read the bytes; it throws where the two differ.
 */
export function quickReaderJudge(client, { model, commands, identity, points, sample }) {
  const makeReader = () => client.quickReaderFor(model, commands, points);
  const reader = makeReader();
  /** One that has just learnt the form of the sample: other bytes are held against that first. */
  const learntReader = () => {
    const learnt = makeReader();
    learnt?.read({ bytes: sample, end: "nul", trailingBytes: 0 }, identity);
    return learnt;
  };
  return (bytes) => {
    const nul = bytes.indexOf(0);
    const frame = {
      bytes: nul === -1 ? bytes : bytes.subarray(0, nul),
      end: "nul",
      trailingBytes: nul === -1 ? 0 : bytes.length - nul - 1,
    };
    const quick = reader?.read(frame, identity);
    if (sample !== undefined && !isDeepStrictEqual(learntReader()?.read(frame, identity), quick))
      throw new Error("read in another way by a reader that knows the form of the sample");
    if (quick === undefined) return false;
    const full = readInFull(client, { model, commands, identity, points, frame });
    const { issues, boards, ...readout } = full;
    if (issues.length > 0) throw new Error(`read quickly in spite of ${JSON.stringify(issues)}`);
    const { boardTemps, ...said } = quick;
    if (!isDeepStrictEqual(said, readout)) {
      throw new Error(`quick ${JSON.stringify(said)}\nfull ${JSON.stringify(readout)}`);
    }
    if (JSON.stringify(said) !== JSON.stringify(readout)) throw new Error("in another order");
    const temps = tempsOf(boards);
    if (boardTemps !== undefined && !isDeepStrictEqual({ ...boardTemps }, temps))
      throw new Error(`quick boards ${JSON.stringify(boardTemps)}, full ${JSON.stringify(temps)}`);
    return true;
  };
}

/** The hottest of the boards, as the quick reader gives it. */
function tempsOf(boards) {
  const hottest = (name) => boards.flatMap((board) => board[name] ?? []).sort((a, b) => b - a)[0];
  const temps = { chipMaxC: hottest("tempChipMaxC"), boardMaxC: hottest("tempC") };
  return Object.fromEntries(Object.entries(temps).filter(([, value]) => value !== undefined));
}

function readInFull(client, { model, commands, identity, points, frame }) {
  const reply = client.parseReply(commands.join("+"), frame);
  const issues = new client.IssueList();
  issues.addAll(reply.issues);
  const replies = {};
  for (const command of commands) {
    const part = commands.length === 1 ? reply : reply.joined[command];
    if (part === undefined) throw new Error(`read quickly without ${command}`);
    if (client.failureOf(part) !== undefined) throw new Error(`read quickly although ${command} was refused`);
    if (Object.keys(part.sections).length === 0) throw new Error(`read quickly with ${command} empty`);
    replies[command] = part;
  }
  const readout = client.toReadout(replies);
  const { main, boards } = readout.mm;
  issues.addAll([...main.issues, ...boards.issues, ...readout.litestats.issues]);
  const dna = client.normalizeDna(main.text("DNA")) ?? client.normalizeDna(main.text("HDNA"));
  if (dna !== undefined && identity.dna !== undefined && dna !== identity.dna)
    throw new Error("read quickly as another miner");
  const firmware = main.text("LVer");
  if (firmware !== undefined && identity.firmware !== undefined && firmware !== identity.firmware)
    throw new Error("read quickly as another firmware");
  const read = client.readPoints(model, readout, issues, points);
  return { ...read, boards: client.readBoards(readout), issues: issues.all };
}

/*
 * Replies in the shapes miners send, with made-up values: what the tests cut, break and mutate.
 */

const mm = [
  "Ver[Mini3-25030301_1a2b3c4] LVer[25030301_1a2b3c4] FW[Release] DNA[02010000c0ffee42] MEMFREE[63112]",
  "NETFAIL[0 0 1742000100 1742000160] SYSTEMSTATU[Work: In Work, Hash Board: 1] Elapsed[5431]",
  "BOOTBY[0x02.00000000] LW[4410023] MH[17] DHW[3] HW[17] DH[1.204%] ITemp[28] OTemp[57] TMax[84] TAvg[79]",
  "Fan1[1810] FanR[48%] PS[0 1208 2079 35 731 2081 792] PCOMM_E[0] GHSspd[37412.55] DHspd[1.204%]",
  "GHSavg[37105.02] WU[518356.11] Freq[351.40] Core[A3197S] PING[41] SoftOFF[0]",
  "PVT_T0[ 79  84  81] PVT_V0[301 299 300] ATA1[] WORKMODE[1] WORKLEVEL[-1] MPO[800] ADJ[1]",
].join(" ");

/** Its values as a Mini 3 would print them, one module, all on one line. */
export const sampleMm = mm;

const status = (code, message) =>
  `{"STATUS":"S","When":1742300000,"Code":${code},"Msg":"${message}","Description":"cgminer 4.11.1"}`;

const version =
  '"VERSION":[{"CGMiner":"4.11.1","API":"3.7","PROD":"Avalon Mini3","MODEL":"Mini3","HWTYPE":"M_MM1v1_X1",' +
  '"DNA":"02010000c0ffee42","MAC":"02aabbccdd01"}]';

const summary =
  '"SUMMARY":[{"Elapsed":5431,"MHS av":37105021.77,"MHS 5s":37412550.01,"Found Blocks":0,"Accepted":912,' +
  '"Rejected":3,"Hardware Errors":17,"Utility":10.07,"Total MH":201520123456.0000,"Best Share":1840233,' +
  '"Device Hardware%":0.0123,"Last getwork":1742299990}]';

const stats =
  `"STATS":[{"STATS":0,"ID":"AVALON0","Elapsed":5431,"Wait":0.000000,"Min":99999999.000000,"MM ID0":"${mm}",` +
  '"MM Count":1,"Nonce Mask":25}]';

const pools =
  '"POOLS":[{"POOL":0,"URL":"stratum+tcp://pool.example:3333","Status":"Alive","Priority":0,"Accepted":912,' +
  '"User":"bc1qexample.heater","Password":"x-secret","Last Share Time":1742299981,"Has Stratum":true,' +
  '"Stratum Active":true,"Stratum Difficulty":16384.00000000,"Pool Rejected%":0.3279},' +
  '{"POOL":1,"URL":"","Status":"Dead","Priority":1,"Accepted":0,"User":"","Stratum Active":false}]';

/** JSON replies, each valid. */
export const validJson = {
  version: `{"STATUS":[${status(22, "CGMiner versions")}],${version},"id":1}`,
  summary: `{"STATUS":[${status(11, "Summary")}],${summary},"id":1}`,
  estats: `{"STATUS":[${status(70, "CGMiner stats")}],${stats},"id":1}`,
  pools: `{"STATUS":[${status(7, "2 Pool(s)")}],${pools},"id":1}`,
  "version+summary":
    `{"version":[{"STATUS":[${status(22, "CGMiner versions")}],${version},"id":1}],` +
    `"summary":[{"STATUS":[${status(11, "Summary")}],${summary},"id":1}],"id":1}`,
  "ascset help": `{"STATUS":[${status(118, 'ASC 0 set info: fan-spd|led|say \\"hi\\", \\\\ done\\",}')}],"id":1}`,
  btminer: '{"STATUS":"E","When":1742300000,"Code":14,"Msg":"invalid cmd","Description":"whatsminer v1.1"}',
};

const statsWithName = stats
  .replace("MM ID0", "MM ID0:Summary")
  .replace("ADJ[1]", 'SSID[my "best" net\\x] ADJ[1]');

/** JSON replies as firmware sends them and no strict parser takes them. */
export const brokenJson = {
  summary: validJson.summary.replace("37105021.77", "nan").replace("10.07", "-inf"),
  version: validJson.version.replace("Avalon Mini3", 'Avalon "Mini", 3').replace('"Mini3"', '"C:\\Mini\\"'),
  estats: `{"STATUS":[${status(70, "CGMiner stats")}],${statsWithName},"id":1}`,
  setpool: `{"STATUS":[${status(
    133,
    "Pool set info: \npool 2 success set to stratum+tcp://pool.example:3333\nworker is me\nworkerpassword is pw\nPlease reboot.\n",
  )}],"id":1}`,
  devdetails: `{"STATUS":[${status(69, "Device Details")}],"DEVDETAILS":[{"DEVDETAILS":0,"Kernel":(null),"Model":"(null)"}],"id":1}`,
  "s9 stats": `{"STATUS":[${status(70, "CGMiner stats")}],"STATS":[{"BMMiner":"2.0.0","Type":"Antminer S9"}{"STATS":0,"ID":"BC50","GHS 5s":13456.78,"fan1":0,,"fan5":5880,"temp6":62,}],"id":1}`,
};

const textStatus = (code, message) =>
  `STATUS=S,When=1742300000,Code=${code},Msg=${message},Description=cgminer 4.11.1|`;

const textSummary = "SUMMARY,Elapsed=5431,MHS av=37105021.77,Accepted=912,Rejected=3,Utility=10.07|";

/** Replies to text requests. */
export const textReplies = {
  version: `${textStatus(22, "CGMiner versions")}VERSION,CGMiner=4.11.1,API=3.7,PROD=Avalon Mini3, white,MODEL=Mini3,DNA=02010000c0ffee42|`,
  summary: `${textStatus(11, "Summary")}${textSummary}`,
  stats: `${textStatus(70, "CGMiner stats")}STATS=0,ID=AVALON0,Elapsed=5431,Min=99999999.000000,MM ID0=${mm},MM Count=1,Nonce Mask=25|STATS=1,ID=POOL0,Elapsed=5431,Pool Av=0.031200|`,
  pools: `${textStatus(7, "2 Pool(s)")}POOL=0,URL=stratum+tcp://pool.example:3333,Status=Alive,Priority=0,User=bc1q\\,example\\=heater,Password=x\\|y,Stratum Active=true|POOL=1,URL=,Status=Dead,Priority=1,User=,Stratum Active=false|`,
  "version+summary": `CMD=version|${textStatus(22, "CGMiner versions")}VERSION,CGMiner=4.11.1,API=3.7|CMD=summary|${textStatus(11, "Summary")}${textSummary}`,
  "ascset help": textStatus(118, "ASC 0 set info: fan-spd\\|led\\|softoff").replace("=S", "=I"),
};

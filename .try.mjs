var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// tests/support/kiosk.ts
import { _electron } from "playwright";
async function launchKiosk(home2, project = process.cwd()) {
  const executablePath = process.env["MINGXUN_ELECTRON"];
  if (executablePath === void 0) throw new Error("MINGXUN_ELECTRON is not set: run this by npm test or npm start");
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const app = await _electron.launch({
    executablePath,
    args: [...asRoot, project],
    env: { ...process.env, KIOSK_HOME: home2, MINGXUN_WINDOWED: "1", MINGXUN_NODE: process.execPath },
    timeout: 6e4
  });
  const pid = app.process().pid;
  const pageOf = async (name) => {
    const isIt = (page2) => page2.url().includes(`window=${name}`);
    const page = app.windows().find(isIt) ?? await app.waitForEvent("window", { predicate: isIt, timeout: 6e4 });
    await page.waitForLoadState("domcontentloaded");
    return page;
  };
  const [consolePage, second] = await Promise.all([pageOf("console"), pageOf("second-screen")]);
  const versions = await app.evaluate(() => ({ electron: process.versions.electron ?? "", chrome: process.versions["chrome"] ?? "", node: process.versions.node }));
  return {
    app,
    console: consolePage,
    second,
    versions,
    close: () => app.close(),
    kill: () => {
      if (pid !== void 0) process.kill(pid, "SIGKILL");
    }
  };
}

// tests/support/interview.ts
var interview_exports = {};
__export(interview_exports, {
  admitInspectors: () => admitInspectors,
  approve: () => approve,
  burnPair: () => burnPair,
  cast: () => cast_default,
  certify: () => certify,
  chainStates: () => chainStates,
  checkDevices: () => checkDevices,
  fileDiscs: () => fileDiscs,
  giveNotice: () => giveNotice,
  goTo: () => goTo,
  handForReview: () => handForReview,
  lock: () => lock,
  mark: () => mark,
  openConsole: () => openConsole,
  openDoor: () => openDoor,
  requestRoom: () => requestRoom,
  returnKey: () => returnKey,
  review: () => review,
  seeRecording: () => seeRecording,
  seeSealed: () => seeSealed,
  sign: () => sign,
  signHandover: () => signHandover,
  signIn: () => signIn,
  thumbprint: () => thumbprint,
  writeLines: () => writeLines
});

// tests/support/cast.json
var cast_default = {
  administrator: { name: "\u9648\u9759\u6021", pin: "260001" },
  lead: { name: "\u6797\u5FD7\u5F3A", pin: "260002" },
  recorder: { name: "\u9EC4\u6653\u654F", pin: "260003" },
  head: { name: "\u9093\u4F1F\u660E", pin: "260007" },
  office: { name: "\u6881\u6DD1\u82AC", pin: "260010" },
  expired: { name: "\u51AF\u7ACB" },
  case: { name: "\u5EB7\u96C5\u53E3\u8154\u95E8\u8BCA\u90E8\u6D89\u5ACC\u672A\u53D6\u5F97\u300A\u533B\u7597\u673A\u6784\u6267\u4E1A\u8BB8\u53EF\u8BC1\u300B\u64C5\u81EA\u5F00\u5C55\u8BCA\u7597\u6D3B\u52A8\u6848", number: "\u6E05\u536B\u533B\u7ACB\u30142026\u301531\u53F7" },
  questioned: { name: "\u6B27\u9633\u79C0\u5170", position: "\u5EB7\u96C5\u53E3\u8154\u95E8\u8BCA\u90E8 \u6CD5\u5B9A\u4EE3\u8868\u4EBA", idNumber: "440106198502141243" },
  lines: [
    "\u4F60\u6709\u9648\u8FF0\u3001\u7533\u8FA9\u7684\u6743\u5229\uFF0C\u8BA4\u4E3A\u6267\u6CD5\u4EBA\u5458\u4E0E\u672C\u6848\u6709\u5229\u5BB3\u5173\u7CFB\u7684\uFF0C\u53EF\u4EE5\u7533\u8BF7\u56DE\u907F\u3002\u4F60\u662F\u5426\u7533\u8BF7\u56DE\u907F\uFF1F",
    "\u4E0D\u7533\u8BF7\u3002",
    "\u8BF7\u8BF4\u660E\u4F60\u95E8\u8BCA\u90E8\u4F55\u65F6\u5F00\u59CB\u8425\u4E1A\uFF0C\u662F\u5426\u53D6\u5F97\u300A\u533B\u7597\u673A\u6784\u6267\u4E1A\u8BB8\u53EF\u8BC1\u300B\uFF1F",
    "\u4ECA\u5E749\u670812\u65E5\u5F00\u59CB\u8425\u4E1A\u3002\u7533\u8BF7\u6750\u65998\u6708\u5E95\u9012\u4EA4\u4E86\uFF0C\u8BC1\u8FD8\u6CA1\u6709\u6279\u4E0B\u6765\u3002",
    "\uFF08\u51FA\u793A\u7167\u72473\uFF0911\u670818\u65E5\u68C0\u67E5\u65F6\uFF0C\u73B0\u573A\u8FD9\u53F0\u7259\u79D1\u7EFC\u5408\u6CBB\u7597\u6905\u7531\u8C01\u4F7F\u7528\uFF1F",
    "\u7531\u6211\u8058\u8BF7\u7684\u533B\u5E08\u4F7F\u7528\uFF0C\u6BCF\u5468\u6765\u4E09\u5929\uFF0C\u5206\u522B\u662F\u5468\u4E8C\u3001\u5468\u56DB\u548C\u5468\u516D\u3002"
  ],
  mark: "\u627F\u8BA4\u8425\u4E1A\u671F\u95F4\u5F00\u5C55\u6D17\u7259\u3001\u8865\u7259",
  correction: { line: 5, text: "\u7531\u6211\u8058\u8BF7\u7684\u533B\u5E08\u4F7F\u7528\uFF0C\u6BCF\u5468\u6765\u4E09\u5929\uFF0C\u5206\u522B\u662F\u5468\u4E8C\u3001\u5468\u56DB\u548C\u5468\u65E5\u3002" },
  place: "\u6863\u6848\u5BA4 3 \u67DC 2 \u5C42 17 \u76D2\uFF1B\u5BA4\u67DC B-03-11"
};

// tests/support/interview.ts
var patience = 2e4;
function button(page, name) {
  const whole = typeof name === "string" ? new RegExp(`^([a-z-]+ )?${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`) : name;
  return page.getByRole("button", { name: whole });
}
async function signIn(page, person) {
  await page.locator(".person-tile", { hasText: person.name }).click({ timeout: patience });
  await page.keyboard.type(person.pin);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "\u4ECA\u65E5\u5DE5\u4F5C" }).waitFor({ timeout: patience });
}
async function lock(page) {
  await button(page, /锁屏/).click({ timeout: patience });
  await page.getByRole("heading", { name: "\u8BF7\u70B9\u60A8\u7684\u59D3\u540D" }).waitFor({ timeout: patience });
}
async function goTo(page, place) {
  await page.locator("nav").getByRole("button", { name: place }).click({ timeout: patience });
}
async function requestRoom(page) {
  await goTo(page, "\u65E5\u5386");
  await page.getByLabel("\u6848\u4EF6\u540D\u79F0").fill(cast_default.case.name, { timeout: patience });
  await page.getByLabel("\u6848\u53F7\uFF08\u53EF\u7A7A\uFF09").fill(cast_default.case.number);
  await page.getByLabel("\u88AB\u8BE2\u95EE\u4EBA\u59D3\u540D").fill(cast_default.questioned.name);
  await page.getByLabel("\u5355\u4F4D\u3001\u804C\u52A1\uFF08\u53EF\u7A7A\uFF09").fill(cast_default.questioned.position);
  await page.getByLabel("\u8EAB\u4EFD\u8BC1\u4EF6\u53F7\uFF08\u53EF\u7A7A\uFF09").fill(cast_default.questioned.idNumber);
  await button(page, "\u63D0\u4EA4\u7533\u8BF7").click();
  await page.getByText(/^已提交：/).waitFor({ timeout: patience });
}
async function approve(page) {
  await button(page, /审批申请/).first().click({ timeout: patience });
  await button(page, "\u6279\u51C6\u7528\u5BA4").click({ timeout: patience });
  await button(page, "\u5F00\u59CB\u8BBE\u5907\u68C0\u67E5").first().waitFor({ timeout: patience });
}
async function checkDevices(page, onProved) {
  await button(page, "\u5F00\u59CB\u8BBE\u5907\u68C0\u67E5").first().click({ timeout: patience });
  await button(page, "\u4EAE\uFF0C\u7EA2\u706F").click({ timeout: patience });
  const pass = button(page, "\u68C0\u67E5\u901A\u8FC7\uFF0C\u7B49\u5F85\u8FDB\u5165");
  await pass.and(page.locator(":enabled")).waitFor({ timeout: 4e4 });
  await onProved?.();
  await pass.click();
}
async function openDoor(page) {
  await button(page, "\u5F00\u95E8\u5E76\u4EA4\u51FA\u94A5\u5319").first().click({ timeout: patience });
}
async function admitInspectors(page, onHalf) {
  await button(page, /执法人员登录/).first().click({ timeout: patience });
  const dialog = page.getByRole("dialog");
  for (const person of [cast_default.lead, cast_default.recorder]) {
    await dialog.getByRole("button", { name: person.name, exact: true }).click({ timeout: patience });
    await dialog.getByLabel("6 \u4F4D\u53E3\u4EE4").fill(person.pin);
    await dialog.getByRole("button", { name: `${person.name}\u767B\u5F55`, exact: true }).click();
    await dialog.getByText(`\u5DF2\u767B\u5F55 ${person.name}`).waitFor({ timeout: patience });
    if (person === cast_default.lead) await onHalf?.(page);
  }
}
async function openConsole(page) {
  await button(page, "\u8FDB\u5165\u8BE2\u95EE\u63A7\u5236\u53F0").first().click({ timeout: patience });
}
async function seeRecording(page) {
  await page.getByTestId("recording-strip").getByText("\u5F55\u5236\u4E2D", { exact: true }).waitFor({ timeout: patience });
}
async function giveNotice(page, between) {
  for (const step2 of ["\u51FA\u793A\u6267\u6CD5\u8BC1\u4EF6", "\u5BA3\u8BFB\u544A\u77E5", "\u544A\u77E5\u6743\u5229\u4E49\u52A1"]) {
    await between?.(step2);
    await button(page, step2).click({ timeout: patience });
    await page.locator(".opening-done", { hasText: step2 }).or(page.getByTestId("transcript-input")).first().waitFor({ timeout: patience });
  }
}
async function writeLines(page, lines) {
  for (const line of lines) {
    const input = page.getByTestId("transcript-input");
    await input.waitFor({ timeout: patience });
    await input.pressSequentially(line, { delay: 4 });
    await input.press("Enter");
    await page.getByTestId("transcript-line").filter({ hasText: line.slice(0, 12) }).first().waitFor({ timeout: patience });
  }
}
async function mark(page, text) {
  await page.keyboard.press("F8");
  await page.getByLabel("\u6807\u8BB0\u5185\u5BB9").fill(text, { timeout: patience });
  await page.keyboard.press("Enter");
  await page.getByText(text, { exact: true }).first().waitFor({ timeout: patience });
}
async function handForReview(page) {
  await button(page, "\u4EA4\u88AB\u8BE2\u95EE\u4EBA\u6838\u5BF9").click({ timeout: patience });
}
async function review(second, correction) {
  await button(second, "\u6709\u9519\uFF0C\u6211\u8981\u6539").waitFor({ timeout: patience });
  if (correction) {
    await button(second, "\u6709\u9519\uFF0C\u6211\u8981\u6539").click();
    await second.getByTestId("transcript-line").nth(correction.line).click({ timeout: patience });
    await second.getByTestId("correction-input").fill(correction.text, { timeout: patience });
    await button(second, "\u8BB0\u4E0B\u66F4\u6B63").click();
    await second.getByText(/您更正/).first().waitFor({ timeout: patience });
  }
  await button(second, "\u672C\u9875\u65E0\u8BEF\uFF0C\u786E\u8BA4\u6838\u5BF9").click({ timeout: patience });
}
async function sign(second, onDrawn) {
  const box = await second.getByTestId("signature-pad").boundingBox({ timeout: patience });
  if (!box) throw new Error("no signature pad");
  for (const stroke of strokes) {
    const [first, ...rest] = stroke.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height }));
    if (!first) continue;
    await second.mouse.move(first.x, first.y);
    await second.mouse.down();
    for (const point of rest) await second.mouse.move(point.x, point.y, { steps: 6 });
    await second.mouse.up();
  }
  await onDrawn?.();
  await button(second, "\u786E\u8BA4\u7B7E\u5B57").click({ timeout: patience });
}
var strokes = [
  [[0.14, 0.3], [0.26, 0.28]],
  [[0.15, 0.3], [0.15, 0.62], [0.27, 0.6]],
  [[0.18, 0.36], [0.24, 0.54]],
  [[0.24, 0.36], [0.18, 0.54]],
  [[0.34, 0.26], [0.31, 0.44]],
  [[0.33, 0.32], [0.42, 0.31], [0.39, 0.46]],
  [[0.37, 0.38], [0.32, 0.64]],
  [[0.37, 0.44], [0.43, 0.64]],
  [[0.54, 0.28], [0.64, 0.25]],
  [[0.52, 0.37], [0.67, 0.35]],
  [[0.6, 0.26], [0.6, 0.5]],
  [[0.59, 0.38], [0.52, 0.52]],
  [[0.6, 0.38], [0.68, 0.52]],
  [[0.56, 0.56], [0.64, 0.55], [0.62, 0.68], [0.58, 0.66]],
  [[0.78, 0.26], [0.8, 0.32]],
  [[0.86, 0.25], [0.84, 0.32]],
  [[0.76, 0.38], [0.9, 0.37]],
  [[0.77, 0.5], [0.88, 0.49]],
  [[0.74, 0.63], [0.92, 0.61]]
];
async function thumbprint(second, press) {
  await button(second, "\u5F00\u59CB\u91C7\u96C6\u6307\u5370").click({ timeout: patience });
  await press();
}
async function seeSealed(page, withinMs = 4e4) {
  const code = page.getByTestId("registration-code");
  await page.getByText("\u5DF2\u5C01\u5B58", { exact: true }).first().waitFor({ timeout: withinMs });
  return await code.textContent({ timeout: patience }) ?? "";
}
async function signHandover(page, side, person) {
  const label = side === "give" ? "\u79FB\u4EA4\u4EBA" : "\u63A5\u6536\u4EBA";
  await page.getByRole("combobox", { name: label, exact: true }).click({ timeout: patience });
  await page.locator(".ant-select-item-option", { hasText: person.name }).click({ timeout: patience });
  await page.getByLabel(`${label}\u7684 6 \u4F4D\u53E3\u4EE4`).fill(person.pin);
  await button(page, side === "give" ? "\u7B7E\u8BA4\u79FB\u4EA4" : "\u7B7E\u8BA4\u63A5\u6536").click();
  await page.getByText("\u5DF2\u7B7E\u8BA4").nth(side === "give" ? 0 : 1).waitFor({ timeout: patience });
}
async function returnKey(page) {
  await button(page, "\u767B\u8BB0\u6E05\u6D01\uFF0C\u6536\u56DE\u94A5\u5319").first().click({ timeout: patience });
}
async function burnPair(page, withinMs = 9e4) {
  await button(page, "\u523B\u5F55\u4E00\u5F0F\u4E24\u4EFD").click({ timeout: patience });
  await page.getByText("\u6838\u9A8C\u4E00\u81F4").nth(1).waitFor({ timeout: withinMs });
}
async function certify(page) {
  await button(page, "\u7B7E\u53D1\u5E76\u6253\u5370\u8BC1\u660E").click({ timeout: patience });
  await page.getByTestId("disc-pair").and(page.locator('[data-state="certified"]')).first().waitFor({ timeout: patience });
}
async function fileDiscs(page, place) {
  await button(page, /登记归档/).first().click({ timeout: patience });
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("\u5B58\u653E\u4F4D\u7F6E").fill(place, { timeout: patience });
  await dialog.getByRole("button", { name: "\u767B\u8BB0\u5F52\u6863", exact: true }).click();
}
async function chainStates(page) {
  await page.getByTestId("link-request").first().waitFor({ timeout: patience });
  const links = await page.locator('[data-testid^="link-"]').all();
  const entries = await Promise.all(links.map(async (link) => [await link.getAttribute("data-testid"), await link.getAttribute("data-state")]));
  return Object.fromEntries(entries.map(([name, state]) => [(name ?? "").replace("link-", ""), state ?? ""]));
}

// tests/support/room-control.ts
import { readFileSync } from "node:fs";
import path from "node:path";
var RoomControl = class {
  url;
  token;
  constructor(home2) {
    const room2 = JSON.parse(readFileSync(path.join(home2, "room.json"), "utf8"));
    this.url = room2.demonstration.control;
    this.token = room2.demonstration.token;
  }
  async order(place, body) {
    const reply = await fetch(`${this.url}${place}`, { method: "POST", headers: { authorization: `Bearer ${this.token}` }, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`the simulated room answered ${reply.status}: ${await reply.text()}`);
  }
  async state() {
    const reply = await fetch(`${this.url}/state`, { headers: { authorization: `Bearer ${this.token}` } });
    return await reply.json();
  }
};

// ../../tmp/hedge/try2.ts
var { cast } = interview_exports;
var home = "/tmp/hedge/home2";
var k = await launchKiosk(home);
var p = k.console;
var s = k.second;
p.on("console", (m) => console.log("C:", m.text()));
s.on("console", (m) => console.log("S:", m.text()));
var t0 = Date.now();
var n = 0;
var shot = async (name) => {
  n++;
  await p.screenshot({ path: `/tmp/hedge/shots/${String(n).padStart(2, "0")}-${name}.png` });
  await s.screenshot({ path: `/tmp/hedge/shots/${String(n).padStart(2, "0")}-${name}-second.png` });
};
var step = async (name, f) => {
  try {
    await f();
    console.log(((Date.now() - t0) / 1e3).toFixed(1), name);
    await shot(name);
  } catch (e) {
    await shot("FAIL-" + name);
    console.log("FAIL", name, String(e).slice(0, 600));
    await k.close();
    process.exit(1);
  }
};
var room = () => new RoomControl(home + "/demonstration");
await step("signin", () => signIn(p, cast.lead));
await step("request", () => requestRoom(p));
await step("lock", () => lock(p));
await step("admin", () => signIn(p, cast.administrator));
await step("approve", () => approve(p));
await step("check", () => checkDevices(p, () => shot("proved")));
await step("door", () => openDoor(p));
await step("admit", () => admitInspectors(p, () => shot("one")));
await step("lock2", async () => {
  await p.getByRole("dialog").getByRole("button", { name: "\u8FD4\u56DE", exact: true }).click();
  await lock(p);
  await signIn(p, cast.lead);
});
await step("console", () => openConsole(p));
await step("enter", async () => {
  await room().order("/scenes", { scene: "person-enters" });
  await seeRecording(p);
});
await step("notice", () => giveNotice(p, async (st) => {
  if (st === "\u5BA3\u8BFB\u544A\u77E5") await shot("reading");
}));
await step("lines", () => writeLines(p, cast.lines));
await step("mark", () => mark(p, cast.mark));
await step("hand", () => handForReview(p));
await step("review", () => review(s, cast.correction));
await step("sign", () => sign(s, () => shot("drawn")));
await step("thumb", () => thumbprint(s, () => room().order("/thumb", { press: true })));
await step("sealed", async () => {
  console.log(await seeSealed(p));
});
await step("home", async () => {
  await p.getByRole("button", { name: "\u8FD4\u56DE\u4ECA\u65E5\u5DE5\u4F5C" }).click();
  await p.getByRole("heading", { name: "\u4ECA\u65E5\u5DE5\u4F5C" }).waitFor();
});
await step("handover", async () => {
  await goTo(p, "\u4EA4\u63A5");
  await signHandover(p, "give", cast.lead);
  await signHandover(p, "receive", cast.administrator);
});
await step("admin2", async () => {
  await lock(p);
  await signIn(p, cast.administrator);
});
await step("key", async () => {
  await returnKey(p);
  await p.waitForTimeout(800);
});
await step("office", async () => {
  await lock(p);
  await signIn(p, cast.office);
  await goTo(p, "\u5149\u76D8");
});
await step("burn", () => burnPair(p));
await step("certify", () => certify(p));
await step("file", async () => {
  await goTo(p, "\u4ECA\u65E5");
  await fileDiscs(p, cast.place);
  await p.waitForTimeout(1e3);
  console.log(await chainStates(p));
});
await step("archive", async () => {
  await goTo(p, "\u6863\u6848");
  await p.waitForTimeout(800);
});
await k.close();

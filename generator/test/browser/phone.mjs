// slow makes of a page one on a slow phone: the network takes 400 ms to answer and brings 50 KB/s, the processor takes six
// times as long. It returns the line on which the browser tells of the page.
export async function slow(page) {
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", { offline: false, latency: 400, downloadThroughput: 50 * 1024, uploadThroughput: 50 * 1024 });
  await line.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  return line;
}

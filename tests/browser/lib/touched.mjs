// Touched: a page of a profile of its own whose only pointer is a finger, so that a test uses `locator.tap`.

export async function touched(browser, { width, height }, language = "zh-CN") {
  const context = await browser.context.browser().newContext({
    viewport: { width, height }, hasTouch: true, isMobile: true, locale: language,
  });
  return context.newPage();
}

/** What holds for every page of the build, whatever it is about. */
import { globSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { collectErrors } from "../e2e/page-checks.ts";

const pages = globSync("dist/**/*.html")
  .map((file) => file.replace(/^dist/, "").replace(/index\.html$/, ""))
  .toSorted();

test("no page asks another host, breaks the policy or lets a foreign script in", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(180_000);
  expect(pages.length).toBeGreaterThan(15);
  const errors = collectErrors(page);
  const foreign: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${baseURL}/`) && !/^(data|blob):/.test(url)) foreign.push(url);
  });
  for (const path of pages) {
    await page.goto(path);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const injected = await page.evaluate(() => {
      const script = document.createElement("script");
      const policy = document.querySelector<HTMLMetaElement>(
        'meta[http-equiv="content-security-policy"]',
      );
      script.textContent = "window.injected = true";
      document.body.append(script);
      const scripts = /script-src([^;]*)/.exec(policy?.content ?? "")?.[1] ?? "'unsafe-inline'";
      return { ran: "injected" in window, unsafe: /unsafe-(inline|eval)/.exec(scripts)?.[0] };
    });
    expect(injected, path).toEqual({ ran: false });
  }
  expect(foreign).toEqual([]);
  // Ours: each page refused the script that was tried on it.
  expect(errors.filter((error) => !error.includes("inline script"))).toEqual([]);
});

test("every page says what it is to search engines, and where it is", async ({ page }) => {
  for (const path of ["/", "/lessons/the-log/"]) {
    await page.goto(path);
    await expect(page.locator("link[rel=canonical]")).toHaveAttribute(
      "href",
      new RegExp(`${path}$`),
    );
    const card = await page.locator('meta[property="og:image"]').getAttribute("content");
    const answer = await page.request.get(new URL(card ?? "", page.url()).pathname);
    expect(answer.headers()["content-type"]).toBe("image/png");
  }
  const data = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(data ?? "")).toMatchObject({ "@type": "LearningResource", name: "The log" });
});

test("the site can be installed: its manifest names icons that are there", async ({ page }) => {
  await page.goto("/");
  const href = await page.locator("link[rel=manifest]").getAttribute("href");
  const manifest = await (await page.request.get(href ?? "")).json();
  expect(manifest).toMatchObject({ start_url: "/", display: "standalone" });
  for (const { src } of manifest.icons) {
    const icon = await page.request.get(src);
    expect(icon.headers()["content-type"], src).toBe("image/png");
  }
});

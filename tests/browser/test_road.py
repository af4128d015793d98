"""A scripted person in a real Chromium does the whole road, on the real app over signed HTTP."""

import asyncio
import json
import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.commands.asking import Terminal
from bot.sandbox.run import started

CHROMIUM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
QUESTION = "prompting $10K/month, fine-tune $80K upfront and $2K/month to run"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

pytestmark = pytest.mark.browser


async def send(page: Page, text: str) -> None:
    await page.fill("#text", text)
    await page.press("#text", "Enter")


async def reply(page: Page, text: str) -> None:
    await page.fill("#reply-text", text)
    await page.press("#reply-text", "Enter")


async def test_the_whole_road(tmp_path: Path) -> None:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium found")
        pytest.skip("no Chromium found: the browser road did not run")
    async with started(0, f"sqlite:///{tmp_path}/s.sqlite3") as running, async_playwright() as p:
        browser = await p.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        problems: list[str] = []
        page.on("pageerror", lambda e: problems.append(str(e)))
        await page.goto(running.url)

        await send(page, f"/ftroi {QUESTION}")
        card = page.locator("#feed .only").last
        await expect(card).to_contain_text("pays back in month 10", timeout=10_000)
        answer = Terminal().say(QUESTION)
        for figure in ("$104,000", "$120,000", "$208,000", "$169,492", "9.635%", "260%"):
            await expect(card).to_contain_text(figure)
            assert figure in answer["text"]
        drawn = json.loads(await card.locator("figure").get_attribute("data-chart") or "{}")
        tuned = {d["label"]: d["value"] for d in drawn["series"][1]["data"]}
        assert tuned["M12"] == answer["advice"]["totals"]["quoted"]["12"] == 104_000
        row = card.locator("tr", has_text="Fine-tune as quoted")
        await expect(row).to_contain_text("$152,000")
        await expect(row).to_contain_text("month 10")

        await card.get_by_role("button", name="Share to channel").click()
        shared = page.locator("#feed .message:not(.only)").last
        await expect(shared).to_contain_text("pays back in month 10", timeout=10_000)
        await shared.get_by_role("button", name="Reply in thread").click()
        await reply(page, "@ftroi what if volume doubles?")
        await expect(page.locator("#replies .message").last).to_contain_text("month 5", timeout=10_000)
        await expect(page.locator("#replies .message").last).to_contain_text("before: month 10")
        await reply(page, "@ftroi why?")
        await expect(page.locator("#replies .message").last).to_contain_text(
            "80,000 / (20,000 - 2,000)", timeout=10_000
        )

        await page.locator("#replies .message").first.get_by_role("button", name="Save", exact=True).click()
        await page.fill("#f-name", "claims-2026")
        await page.get_by_role("button", name="Save", exact=True).last.click()
        await expect(page.locator("#replies .message").last).to_contain_text("Saved", timeout=10_000)
        await send(page, "/ftroi list")
        await expect(page.locator("#feed .only").last).to_contain_text("claims-2026", timeout=10_000)
        await page.locator("[data-place=home]").click()
        await expect(page.locator("#feed")).to_contain_text("claims-2026", timeout=10_000)

        folder = os.environ.get("FTROI_SCREENSHOTS")
        if folder:
            await page.screenshot(path=f"{folder}/home.png")
            await page.locator("[data-place=C0GENERAL]").click()
            await page.screenshot(path=f"{folder}/light.png", full_page=True)
            await page.emulate_media(color_scheme="dark")
            await page.set_viewport_size({"width": 380, "height": 800})
            await page.screenshot(path=f"{folder}/dark-narrow.png")
        assert not problems
        await browser.close()


async def test_bare_command_opens_the_form(tmp_path: Path) -> None:
    if CHROMIUM is None:
        pytest.skip("no Chromium found")
    async with started(0, f"sqlite:///{tmp_path}/s.sqlite3") as running, async_playwright() as p:
        browser = await p.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page()
        await page.goto(running.url)
        await send(page, "/ftroi")
        await page.fill("#f-prompting_cost_per_month", "banana")
        await page.get_by_role("button", name="Work it out").click()
        await expect(page.locator("#e-prompting_cost_per_month")).to_have_text(re.compile("cannot read"))
        await page.fill("#f-prompting_cost_per_month", "10k")
        await page.fill("#f-ft_upfront_cost", "80 grand")
        await page.fill("#f-ft_inference_cost_per_month", "$2K a month")
        await page.get_by_role("button", name="Work it out").click()
        await expect(page.locator("#feed .only").last).to_contain_text("month 10", timeout=10_000)
        await browser.close()
    await asyncio.sleep(0)

import type { Page } from 'playwright-core';

/**
 * Words on screen whose contrast to what is behind them is below what WCAG AA asks: 4.5, and 3 for
 * large ones.
 */
export function faintWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (canvas === null) throw new Error('There is no canvas.');
    const paint = (colors: readonly string[]) => {
      canvas.clearRect(0, 0, 1, 1);
      for (const color of colors) {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const light = (rgb: readonly number[]) => {
      const [r = 0, g = 0, b = 0] = rgb.map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element: Element): string[] => {
      const own = getComputedStyle(element).backgroundColor;
      return element.parentElement === null ? [own] : [...behind(element.parentElement), own];
    };
    const faint: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (element === null || words === '' || element.closest('svg, option, script, style'))
        continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      // Emoji bring their own colours; a picture of initials has a gradient behind it.
      if (element.closest('.emoji, .avatar, .sr-only')) continue;
      const back = paint(behind(element));
      const front = paint([`rgb(${back.join(' ')})`, style.color]);
      const [low, high] = [light(back), light(front)].sort((one, other) => one - other);
      const contrast = ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
      const isLarge = Number.parseFloat(style.fontSize) >= 24;
      if (contrast < (isLarge ? 3 : 4.5)) faint.push(`${words} (${contrast.toFixed(2)})`);
    }
    return faint;
  });
}

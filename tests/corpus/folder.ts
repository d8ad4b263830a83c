import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of these files for the test that is running; gone when it ends. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'chuchu-corpus-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
  return dir;
}

/** A whole article; lines 1 to 6 are its front matter, p1 stands on line 8. */
export const ARTICLE = `---
title: 标题
source: 新华社
date: 2021-09-17
lang: zh-Hans
---

拉赫蒙主持会议，拉赫蒙讲话。
会议结束。

## 小标题

> 拉赫蒙主持会议

第二段。
`;

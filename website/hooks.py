"""What MkDocs has to be told to make a site of pages that were written to be read in the repository too.

    docs/adr/               in the navigation as ``adr/``: all records, in their order
    [x](../SECURITY.md)     a link out of docs/: the file is put into the site, and the link leads there
    [x](docs/findings.md)   a link from such a file back into docs/
    [marks.md](marks.md)    on the site the words are the page's title in the navigation
    page.zh.md              a page in Chinese: what Material itself says on it is Chinese too
    iframe-worker           what the search needs on a disk, and Material would fetch from another host: from here

MkDocs calls the functions ``on_...``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

LINK = re.compile(r"(?<=\]\()[^)\s#]+")
FILE_NAME_AS_WORDS = re.compile(r"\[[^\[\]\s`]+\.md\](?=\(([^)\s#]+))")
FENCE = re.compile(r"(^ *```.*?^ *```)", re.DOTALL | re.MULTILINE)
RECORDS = "adr/"
SHIM = Path(__file__).with_name("iframe-worker.js")
SHIM_ELSEWHERE = "https://unpkg.com/iframe-worker/shim"
SHIM_HERE = f"assets/javascripts/{SHIM.name}"
STYLE = Path(__file__).with_name("site.css")
STYLE_HERE = f"assets/stylesheets/{STYLE.name}"
CHINESE = ".zh.md"
# Chinese has no blanks between words, so the search would find whole clauses only. It is told where words of this
# documentation begin and end, and which letters stand between words. A dictionary of all Chinese would be 19 MB.
WORDS = (
    "记忆 单元 遗忘门 输入门 输出门 候选状态 循环 权重 偏置 梯度 导数 误差 损失 激活 取整 容差 数据 数组 序列 时刻 "
    "程序 函数 参数 变量 推导 笔记本 文件 压缩包 作业 提交 批改 评分 评判 分数 得分 部分 检查 自查 发现 错误 截止 "
    "迟交 名单 班级 学生 教师 报告 种子 隔离 环境 平台 终端 命令 选项"
).split()
BETWEEN_WORDS = r"[\s\u200b\-、。，；：？！（）“”…的了和与或在是把被从到由各每这]+"


@event_priority(100)  # before the search reads what it is told
def on_config(config: Any) -> Any:
    """Put all records into the navigation where ``adr/`` stands; tell of our style, and the search of Chinese words."""
    config.extra_css.append(STYLE_HERE)
    known = "|".join(WORDS)
    config.plugins["material/search"].config.separator = f"{BETWEEN_WORDS}|(?={known})|(?<={known})"
    docs = Path(config.docs_dir)
    records = [path.relative_to(docs).as_posix() for path in sorted((docs / RECORDS).glob("*.md"))]
    for section in config.nav or []:
        for name, entries in section.items():
            if isinstance(entries, list):
                section[name] = [
                    {title: records} if at == RECORDS else {title: at}
                    for entry in entries
                    for title, at in entry.items()
                ]
    return config


def on_files(files: Files, config: Any) -> Files:
    """Put into the site what pages of docs/ link to outside of it, and what such files link to in turn."""
    files.append(File.generated(config, SHIM_HERE, abs_src_path=str(SHIM)))
    files.append(File.generated(config, STYLE_HERE, abs_src_path=str(STYLE)))
    top = _top(config)
    queue = list(Path(config.docs_dir).rglob("*.md"))
    seen: set[Path] = set()
    while queue:
        page = queue.pop()
        for target in _targets(page):
            if target in seen or not _is_outside(target, top):
                continue
            seen.add(target)
            files.append(File.generated(config, _in_site(target, top), abs_src_path=str(target)))
            if target.suffix == ".md":
                queue.append(target)
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Turn links of the repository into links of the site."""
    top = _top(config)
    source = Path(page.file.abs_src_path)
    here = Path(page.file.src_uri).parent.as_posix()
    titles = dict(_titles(config))

    def words(match: re.Match[str]) -> str:
        target = _resolved(source, match.group(1))
        title = titles.get(_in_site(target, top)) if target is not None and target.is_relative_to(top) else None
        return f"[{title}]" if title else match.group()

    def link(match: re.Match[str]) -> str:
        target = _resolved(source, match.group())
        if target is None or not target.is_relative_to(top):
            return match.group()
        return os.path.relpath(_in_site(target, top), here).replace(os.sep, "/")

    pieces = FENCE.split(markdown)
    return "".join(
        piece if number % 2 else LINK.sub(link, FILE_NAME_AS_WORDS.sub(words, piece))
        for number, piece in enumerate(pieces)
    )


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Let Material speak the language of the page: in ``<html lang>``, the table of contents, and the search."""
    config.theme["language"] = "zh" if page.file.src_uri.endswith(CHINESE) else "en"
    return context


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Load the shim from the site itself."""
    return output.replace(SHIM_ELSEWHERE, "../" * page.file.dest_uri.count("/") + SHIM_HERE)


def on_post_template(output_content: str, template_name: str, config: Any) -> str:
    """The same on the page that a server shows where there is none: it is never opened from a disk."""
    return output_content.replace(f'<script src="{SHIM_ELSEWHERE}"></script>', "")


def _top(config: Any) -> Path:
    return Path(config.config_file_path).resolve().parent


def _titles(config: Any) -> Iterator[tuple[str, str]]:
    """Pages of the navigation and their titles."""
    for section in config.nav or []:
        for entries in section.values():
            for entry in entries if isinstance(entries, list) else []:
                for title, at in entry.items():
                    if isinstance(at, str):
                        yield at, title


def _targets(page: Path) -> Iterator[Path]:
    """Files that a page links to."""
    for words in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        target = _resolved(page, words)
        if target is not None:
            yield target


def _resolved(page: Path, words: str) -> Path | None:
    """The file that a link leads to; None where it leads to another host, or nowhere."""
    if re.match(r"[a-z]+:", words):
        return None
    target = (page.parent / words).resolve()
    return target if target.is_file() else None


def _is_outside(target: Path, top: Path) -> bool:
    return target.is_relative_to(top) and not target.is_relative_to(top / "docs")


def _in_site(target: Path, top: Path) -> str:
    """Where a file of the project is in the site. README.md would be the index, which docs/index.md is already."""
    if not _is_outside(target, top):
        return target.relative_to(top / "docs").as_posix()
    path = target.relative_to(top).as_posix()
    return path.lower() if path.startswith("README") else path

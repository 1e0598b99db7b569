"""`fengqiao serve`: the API and the pages of this installation."""

from __future__ import annotations

import click


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="网页端口。")
def serve(port: int) -> None:
    """在 127.0.0.1 上提供网页和接口;对外开放时由带 TLS 的代理转发。"""
    from fengqiao.installation import Installation
    from fengqiao.web import serving

    installation = Installation.open()
    try:
        click.echo(f"http://{serving.HOST}:{port} (按 Ctrl+C 停止)")
        serving.serve(installation, port)
    finally:
        installation.close()

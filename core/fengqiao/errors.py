"""The errors that a person sees: each says in Chinese what is wrong and what to do about it."""

from typing import Any


class DomainError(Exception):
    """A refusal with a reason; web, CLI and import show it word for word.

    :param detail: one Chinese sentence that names the place and the remedy, and no personal value.
    :param facts: further members of the problem document, for programs.
    """

    status = 400
    slug = "refused"
    title = "请求被拒绝"

    def __init__(self, detail: str, **facts: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.facts = facts


class NotFound(DomainError):
    """Nothing of that name exists for this actor: absent and out of scope look the same."""

    status, slug, title = 404, "not-found", "未找到"


class Forbidden(DomainError):
    """The actor is known but may not do this."""

    status, slug, title = 403, "forbidden", "没有权限"


class SignInNeeded(DomainError):
    """No valid session or token came with the request."""

    status, slug, title = 401, "sign-in-needed", "需要登录"


class Conflict(DomainError):
    """The state of the thing does not allow it now."""

    status, slug, title = 409, "conflict", "状态冲突"


class Invalid(DomainError):
    """The input breaks a rule; `faults` lists each place."""

    status, slug, title = 422, "invalid", "内容有误"


class Misconfigured(DomainError):
    """The installation cannot run as it is set up."""

    status, slug, title = 500, "misconfigured", "系统配置有误"

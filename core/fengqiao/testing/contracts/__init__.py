"""What every plugin promises, as tests to inherit: subclass a contract as `Test…` and name the plugin's ledgers.

    class TestLifecycles(LifecyclesContract):
        ledgers = LEDGERS

They use the fixtures of `fengqiao.testing.line_fixtures`, so the conftest must give `plugin_package`.
"""

from fengqiao.testing.contracts.alone import AloneContract
from fengqiao.testing.contracts.code_lists import CodeListsContract
from fengqiao.testing.contracts.deadlines import DeadlinesContract
from fengqiao.testing.contracts.demonstration import DemonstrationContract, DemoRows
from fengqiao.testing.contracts.forms import FormsContract
from fengqiao.testing.contracts.lifecycles import LifecyclesContract
from fengqiao.testing.contracts.rules import Accept, RulesContract, Trial, rules_of, without

__all__ = [
    "Accept",
    "AloneContract",
    "CodeListsContract",
    "DeadlinesContract",
    "DemoRows",
    "DemonstrationContract",
    "FormsContract",
    "LifecyclesContract",
    "RulesContract",
    "Trial",
    "rules_of",
    "without",
]

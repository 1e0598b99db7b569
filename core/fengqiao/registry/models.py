"""All tables of the registry: importing this module puts them, keys included, into the schema."""

from fengqiao.registry.calls import Call
from fengqiao.registry.funds import Fund
from fengqiao.registry.people import Assignment, Certificate, Post, Staff, Training
from fengqiao.registry.premises import Equipment, Premises, Room
from fengqiao.registry.region import Region
from fengqiao.registry.stations import Disclosure, Station, StationRule, Village
from fengqiao.registry.submissions import Submission, SubmissionReceiver

__all__ = [
    "Assignment",
    "Call",
    "Certificate",
    "Disclosure",
    "Equipment",
    "Fund",
    "Post",
    "Premises",
    "Region",
    "Room",
    "Staff",
    "Station",
    "StationRule",
    "Submission",
    "SubmissionReceiver",
    "Training",
    "Village",
]

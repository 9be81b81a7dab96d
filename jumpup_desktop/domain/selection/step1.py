"""What STEP1 says of one company (domain 4.8): as the agency wrote it, never recomputed (Q-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jumpup_desktop.domain.record.limits import Text

INDICATORS = ("performance", "technology", "activity", "personnel", "stability", "peers")
SITE_SCORES = (
    "site_novelty",
    "site_business",
    "site_management",
    "site_infrastructure",
    "site_network",
    "site_experts_score",
)


@dataclass(frozen=True, slots=True)
class Step1Record:
    """One row of the STEP1 table. Nothing said is "" or None; amounts are whole won; scores are
    decimal strings with two places (`77.90`). `number` holds the ten digits of the business registration number.

    `waived`: recommended companies enter without AI and site results (1단계 면제, J-032); those are then empty.
    """

    serial: int | None = None
    sector: str = ""
    name: str = ""
    number: str = ""
    founded: date | None = None
    ksic: str = ""
    industry: str = ""
    mean_sales_won: int | None = None
    total_assets_won: int | None = None
    headcount: int | None = None
    place: str = ""
    route: str = ""
    recommender: str = ""
    recommender_kind: str = ""
    series: str = ""
    invested_won: int | None = None
    field: str = ""
    as_is: Text = ""
    to_be: Text = ""
    ai_provider: str = ""
    ai_model: str = ""
    ai_date: date | None = None
    k_grade: str = ""
    growth_path: str = ""
    performance: str = ""
    technology: str = ""
    activity: str = ""
    personnel: str = ""
    stability: str = ""
    peers: str = ""
    site_date: date | None = None
    site_experts: tuple[str, ...] = ()
    site_novelty: str = ""
    site_business: str = ""
    site_management: str = ""
    site_infrastructure: str = ""
    site_network: str = ""
    site_experts_score: str = ""
    site_grade: str = ""
    overall_grade: str = ""
    gate_grade: str = ""
    result: str = ""
    remark: Text = ""
    waived: bool = False
    representative: str = ""
    receipt_number: str = ""
    written_reviews: int | None = None
    age_years: int | None = None
    feeder: str = ""

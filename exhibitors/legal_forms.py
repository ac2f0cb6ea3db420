"""The legal forms of the world, as they appear in company names once folded (lower case, no dots)."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ANYWHERE = _words(
    """
    and bhd coltd company corp corporation eireli eood gesmbh gmbh inc incorporated kft limited llc llp ltd
    ltda mbh ood oyj plc pteltd pvtltd sarl sasu sdn spolsro spzoo sprl srl sro the zrt
    """
)
"""Dropped wherever they stand: no company is told from another by them. `and` is often a sign or left out."""

AT_END = ANYWHERE | _words(
    """
    ab ad ae ag ans aps as asa bt bv bvba co cogkg cokg coinc cv cvba cyltd dd decv doo ead ehf eurl ev
    fze fzco fzc fzllc gbr gie hf jdoo jsc kb kda kg kgaa kk ks lda lp nv nyrt
    oao odoo ohg ojsc oo ooo oy oyab pjsc private pte pty ptyltd pvt sa saas sab sac sadecv saic sal
    saoc saog sapa sas sau sc sca scarl scrl se sia sl slne slu smllc snc sp spa spj spk
    tbk uab ug vof zao zat
    ао зао оао ооо пао тоо тов чп ип
    """
)
"""Dropped at the end of a name, where short ones such as `ab` or `as` are a legal form and not a word."""

AT_START = _words("jsc oao ojsc ooo pao pjsc pt zao ао зао оао ооо пао тоо тов чп ип")
"""Dropped in front of a name: Indonesia, Russia and its neighbours."""

EAST_ASIAN = (
    "股份有限责任公司",
    "股份有限公司",
    "有限责任公司",
    "有限責任公司",
    "责任有限公司",
    "責任有限公司",
    "有限合伙企业",
    "有限公司",
    "株式会社",
    "株式會社",
    "有限会社",
    "合同会社",
    "주식회사",
    "유한회사",
)
"""Written without a blank around them. 集团 (group) is not here: a group and a company of it differ."""

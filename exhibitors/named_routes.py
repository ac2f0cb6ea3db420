"""New, edit, delete and undo of what goes by a name: the same pages for tags and for custom fields."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from exhibitors.named import Named
from exhibitors.routes import blueprint
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse
from foundation.removal import offer_undo


@dataclass(frozen=True)
class Pages:
    """The pages of one kind: its words in addresses, who may change it, its form, and what to say.

    `form` makes the form of a row, `save` writes what was typed to it.
    """

    model: type[Named]
    one: str
    many: str
    permission: str
    template: str
    form: Callable[[Any], Any]
    save: Callable[[Any, Any], None]
    title: str
    taken_meanwhile: str

    def add(self) -> None:
        """Add the pages to the room's blueprint."""
        at = f"/{self.many}/<int:{self.one}_id>"
        self._rule(f"/{self.many}/new", f"new_{self.one}", lambda: self._edit(None), "GET", "POST")
        self._rule(f"{at}/edit", f"edit_{self.one}", self._edit, "GET", "POST")
        self._rule(f"{at}/delete", f"remove_{self.one}", self._remove, "POST")
        self._rule(f"{at}/undo", f"restore_{self.one}", self._restore, "POST")

    def _rule(self, rule: str, endpoint: str, page: Callable[..., Any], *methods: str) -> None:
        @may(self.permission)
        def view(**number: int) -> ResponseReturnValue:
            return page(*number.values())

        blueprint.add_url_rule(rule, endpoint, view, methods=methods)

    def _list(self) -> ResponseReturnValue:
        return redirect(url_for(f".{self.many}"))

    def _there(self, number: int) -> Any:
        row = db.get_or_404(self.model, number)
        return row if row.removed_at is None else abort(404)

    def _edit(self, number: int | None) -> ResponseReturnValue:
        row: Any = self.model() if number is None else self._there(number)
        form, title = self.form(row), row.name or self.title
        if not form.is_submitted():
            return render_template(self.template, form=form, title=title)
        valid = form.validate()
        if valid and self.model.name_taken(form.name.data or "", row.id):
            form.name.errors, valid = [_("This name is taken.")], False
        if not valid:
            return refuse(self.template, form, title=title)
        self.save(row, form)
        db.session.add(row)
        db.session.flush()
        flash(_("%(name)s is saved.", name=row.name))
        return self._list()

    def _remove(self, number: int) -> ResponseReturnValue:
        row = self._there(number)
        row.remove()
        back = url_for(f".restore_{self.one}", **{f"{self.one}_id": row.id})
        offer_undo(_("%(name)s is deleted.", name=row.name), back)
        return self._list()

    def _restore(self, number: int) -> ResponseReturnValue:
        row = db.get_or_404(self.model, number)
        if row.removed_at is None:
            abort(409, _("This was taken back already."))
        if not row.put_back():
            abort(409, self.taken_meanwhile)
        flash(_("%(name)s is back.", name=row.name))
        return self._list()

"""The sentences of errors as the source writes them, found by reading the source and not by raising them.

A sentence with something filled in is a template with `{}` in its place. What is filled in is followed too: where it
is a name bound to literals, those are words that a person reads and that a translation must know.
"""

import ast
import re
from collections import defaultdict
from itertools import product
from pathlib import Path

import ptindex as pt

PACKAGE = Path(pt.__file__).parent
NO_SENTENCE = {"ProblemsError", "MissingExtraError", "InputError"}
"""Errors that are made of problems, of the name of an extra, and of another error."""
DESCRIBING = {
    "varies",
    "bind",
    "statement",
    "order",
    "unused",
    "small_sample",
    "_why",
    "_cannot_leave_out",
    "_single",
    "_where",
    "_report",
    "_titled",
    "total_fact",
    "change_fact",
    "hypothesis_facts",
    "_units",
    "_indicators",
    "factors_of",
    "shown",
}
FILLED = "{}"
_DEEPEST = 12
_PLACE = re.compile(r"\{[^{}]*\}")


class UnreadableError(Exception):
    """A sentence that cannot be found in the source; write it as a literal, or bind it to literals."""


def _callee(call):
    named = call.func
    return named.id if isinstance(named, ast.Name) else named.attr if isinstance(named, ast.Attribute) else ""


def _functions(node):
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


class Module:
    def __init__(self, path):
        self.path = path
        self.tree = ast.parse(path.read_text("utf-8"))
        self.within = {}
        for parent in ast.walk(self.tree):
            for child in ast.iter_child_nodes(parent):
                self.within[child] = parent

    def function_around(self, node):
        while (node := self.within.get(node)) is not None:
            if _functions(node):
                return node
        return None


class Source:
    """All modules of the package, their functions and who calls them."""

    def __init__(self, package=PACKAGE):
        self.package = package
        self.modules = [Module(path) for path in sorted(package.rglob("*.py"))]
        self.functions, self.calls, self.classes = defaultdict(list), defaultdict(list), {}
        for module in self.modules:
            for node in ast.walk(module.tree):
                if _functions(node):
                    self.functions[node.name].append((module, node))
                elif isinstance(node, ast.ClassDef):
                    self.classes[node.name] = node
                elif isinstance(node, ast.Call):
                    self.calls[_callee(node)].append((module, node))
        self.lenient = False
        self.errors = {"PTIndexError", "ComparisonError", "UsageError"}  # each class whose first argument is its sentence
        for _ in self.classes:
            self.errors |= {
                name
                for name, node in self.classes.items()
                if name not in NO_SENTENCE and self.errors & {ast.unparse(each) for each in node.bases}
            }
        self.words = set()  # literals that are filled into sentences

    def messages(self):
        """Each sentence of a problem or an error: (place in the source, template)."""
        for name in ("Problem", "evolve"):
            for module, call in self.calls[name]:
                for keyword in call.keywords:
                    if keyword.arg == "message":
                        yield from self._read(module, call, keyword.value)
        for name in sorted(self.errors):
            for module, call in self.calls[name]:
                if call.args:
                    yield from self._read(module, call, call.args[0])

    def descriptions(self):
        """What the engine and calibration say of themselves: cautions, what is varied, skipped and supposed, and names."""
        for module in self.modules:
            if {"composite", "calibration", "robust.py", "exceptions.py"} & set(module.path.relative_to(PACKAGE).parts):
                for node in ast.walk(module.tree):
                    if _functions(node) and (node.name in DESCRIBING or "cautions" in node.name):
                        yield from self._told(module, node)
                    elif isinstance(node, ast.AugAssign | ast.Assign | ast.AnnAssign):
                        yield from self._assigned(module, node)
        for module, function in self.functions["__str__"]:  # the one error that makes its own sentence
            if getattr(module.within[function], "name", None) == "MissingExtraError":
                yield from self._told(module, function)

    def _assigned(self, module, node):
        target = node.target if isinstance(node, ast.AugAssign | ast.AnnAssign) else node.targets[0]
        name = ast.unparse(target)
        if name == "cautions" and node.value is not None:
            yield from self._told(module, node)
        elif name == "SOURCES" or (name == "name" and isinstance(module.within[node], ast.ClassDef)):
            for each in ast.walk(node):
                if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value != "index":
                    yield from self._read(module, each, each)

    def _told(self, module, within):
        for node in ast.walk(within):
            around = module.within[node]
            if isinstance(around, ast.JoinedStr | ast.FormattedValue | ast.Expr | ast.BinOp):
                continue
            constant = isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip()
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant) and node.values[0].value[0] == "$":
                continue  # a place in the input
            if isinstance(node, ast.JoinedStr) and not any(" " in ast.unparse(part) for part in node.values):
                continue  # a name that is made
            if constant or isinstance(node, ast.JoinedStr) or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)):
                try:
                    yield from self._read(module, node, node)
                except UnreadableError:  # a sum of numbers
                    continue

    def allowed(self):
        """What is said to be allowed in place of what was given, where it is said in words and not in codes."""
        for name in ("Problem", "_refuse", "evolve"):
            for module, call in self.calls[name]:
                for keyword in call.keywords:
                    if keyword.arg == "allowed":
                        yield from self._listed(module, keyword.value)
        for module, function in self.functions["_number_asked_for"]:
            yield from self._told(module, function)

    def _listed(self, module, node):
        if isinstance(node, ast.Name):
            for each in (*ast.walk(module.function_around(node)), *module.tree.body):
                if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == node.id:
                    yield from self._listed(module, each.value)
        elif isinstance(node, ast.Tuple):
            for each in node.elts:
                if isinstance(each, ast.Constant) and each.value.count(" ") and "=" not in each.value:
                    yield from self._read(module, each, each)

    def _read(self, module, call, node):
        place = f"{module.path.relative_to(self.package).as_posix()}:{call.lineno}"
        try:
            found = self.templates(module, node)
        except UnreadableError as error:
            raise UnreadableError(f"{place}: {error}") from None
        if not found:
            raise UnreadableError(f"{place}: nothing that can be read reaches {ast.unparse(node)}")
        yield from ((place, template) for template in sorted(found))

    def templates(self, module, node, depth=0):
        """What a node may say: every literal and template that reaches it."""
        if depth > _DEEPEST:
            raise UnreadableError("goes round in circles")
        if isinstance(node, ast.Constant):
            return {node.value} if isinstance(node.value, str) else set()
        for kind, read in _READ.items():
            if isinstance(node, kind):
                return read(self, module, node, depth + 1)
        raise UnreadableError(f"{ast.unparse(node)} is no literal")

    def _either(self, module, node, depth):
        parts = (node.body, node.orelse) if isinstance(node, ast.IfExp) else node.values
        return self._all(((module, each) for each in parts), depth)

    def _sum(self, module, node, depth):
        pairs = product(self._part(module, node.left, depth), self._part(module, node.right, depth))
        return {left + right for left, right in pairs}

    def _attribute(self, module, node, depth):
        if not isinstance(node.value, ast.Name):
            raise UnreadableError(f"{ast.unparse(node)} is data")
        other = self._module(module, node.value.id)
        found = None if other is None else self._bound(other, other.tree, node.attr, depth)
        if found is not None:
            return found
        if node.value.id.capitalize() in self.classes:
            return self._of_attribute(node.value.id.capitalize(), node.attr, depth)
        raise UnreadableError(f"{ast.unparse(node)} is data")

    def _module(self, module, name):
        """The module of ours that a name stands for in another."""
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                for alias in node.names:
                    if (alias.asname or alias.name) == name:
                        base = module.path.parents[node.level - 1].joinpath(*(node.module or "").split("."), alias.name)
                        return next((each for each in self.modules if each.path == base.with_suffix(".py")), None)
        return None

    def _call(self, module, node, depth):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            return {_PLACE.sub(FILLED, text) for text in self.templates(module, node.func.value, depth)}
        if isinstance(node.func, ast.Name) and node.func.id == "next" and isinstance(node.args[0], ast.GeneratorExp):
            return self._all(((module, each) for each in (node.args[0].elt, *node.args[1:])), depth)
        return self._returned(module, node, depth)

    def _joined(self, module, node, depth):
        parts = []
        for part in node.values:
            if isinstance(part, ast.Constant):
                parts.append({part.value})
            else:
                self._fill(module, part.value, depth)
                parts.append({FILLED})
        return {"".join(chosen) for chosen in product(*parts)}

    def _part(self, module, node, depth):
        """One side of a sum: a sentence if it is one, else something filled in."""
        if isinstance(node, ast.Constant | ast.JoinedStr | ast.IfExp | ast.BinOp):
            return self.templates(module, node, depth)
        self._fill(module, node, depth)
        return {FILLED}

    def _fill(self, module, node, depth):
        outer, self.lenient = self.lenient, True
        self.words |= self._all(((module, node),), depth)
        self.lenient = outer

    def _all(self, values, depth):
        """What all the values may say; beside a sentence, what is no literal is data that somebody gave."""
        found = set()
        for module, value in values:
            try:
                found |= self.templates(module, value, depth)
            except UnreadableError:
                if not self.lenient:
                    raise
        return found

    def _named(self, module, node, depth):
        function = module.function_around(node)
        found = None
        while function is not None and found is None:
            found = self._bound(module, function, node.id, depth)
            function = module.function_around(function)
        if found is None:
            found = self._bound(module, module.tree, node.id, depth)
        if found is None:
            found = self._imported(module, node.id, depth)
        if found is None:
            raise UnreadableError(f"{node.id} is bound to nothing that can be read")
        return found

    def _bound(self, module, scope, name, depth):
        """What a name is bound to in a scope: by assignments, loops over literals, or the calls of the function."""
        values = [value for node in ast.walk(scope) for value in self._binds(module, node, name)]
        if scope is module.tree:
            values = [value for value in values if module.function_around(value) is None]
        found = self._all(((module, value) for value in values), depth)
        if _functions(scope) and name in {each.arg for each in _arguments(scope)}:
            return found | self._passed(module, scope, name, depth)
        return found if values else None

    def _binds(self, module, node, name):
        """The values that a statement binds to a name."""
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=value):
                for index, each in enumerate(targets):
                    if isinstance(each, ast.Name) and each.id == name:
                        if not isinstance(value, ast.Tuple):
                            raise UnreadableError(f"{name} is unpacked from {ast.unparse(value)}")
                        yield value.elts[index]
            case ast.Assign(targets=[ast.Name(id=bound)], value=value) if bound == name:
                yield value
            case ast.AnnAssign(target=ast.Name(id=bound), value=ast.expr() as value) if bound == name:
                yield value
            case ast.NamedExpr(target=ast.Name(id=bound), value=value) if bound == name:
                yield value
            case ast.For(target=target, iter=over) | ast.comprehension(target=target, iter=over):
                yield from self._each(module, target, over, name)

    def _each(self, module, target, over, name):
        """What a loop binds to a name: over written-out tuples, or over what a generator of ours yields."""
        names = [each.id if isinstance(each, ast.Name) else None for each in getattr(target, "elts", [target])]
        if name not in names:
            return
        for item in self._items(module, over, name):
            yield item.elts[names.index(name)] if isinstance(target, ast.Tuple) and isinstance(item, ast.Tuple) else item

    def _items(self, module, over, name):
        if isinstance(over, ast.Tuple | ast.List):
            return over.elts
        if isinstance(over, ast.Call) and isinstance(over.func, ast.Attribute) and over.func.attr == "items":
            table = self._table(module, over.func.value)
            return [ast.Tuple(elts=[key, value]) for key, value in zip(table.keys, table.values, strict=True)]
        if isinstance(over, ast.Call):
            called = [each for at, each in self.functions[_callee(over)] if at is module]
            yielded = [node.value for each in called for node in ast.walk(each) if isinstance(node, ast.Yield)]
            if yielded:
                return yielded
        raise UnreadableError(f"{name} comes from {ast.unparse(over)}")

    def _passed(self, home, function, name, depth):
        found = set()
        positional = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
        method = positional[:1] in (["self"], ["cls"])
        for module, call in self.calls[function.name]:
            if module.function_around(call) is function or not self._reaches(module, home, function):
                continue
            given = next((each.value for each in call.keywords if each.arg == name), None)
            if given is None and name in positional:
                index = positional.index(name) - method
                given = call.args[index] if index < len(call.args) else None
            if given is not None:
                found |= self._all(((module, given),), depth)
        defaults = dict(zip(reversed(positional), reversed(function.args.defaults), strict=False))
        defaults |= {each.arg: value for each, value in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)}
        if isinstance(default := defaults.get(name), ast.Constant) and isinstance(default.value, str):
            found.add(default.value)
        return found

    def _reaches(self, module, home, function):
        """Whether a call by its name can mean a function: at home, or where it or the module of its class is imported."""
        if module is home:
            return True
        imports = [node for node in ast.walk(module.tree) if isinstance(node, ast.ImportFrom) and node.level]
        if isinstance(home.within.get(function), ast.ClassDef):  # whatever a variable of that class is called
            return any((node.module or "").split(".")[-1] == home.path.stem for node in imports)
        return any(function.name in {alias.name for alias in node.names} for node in imports)

    def _of_attribute(self, name, attribute, depth):
        """What the instances of a class hold, where a variable is named like its class: `doubt.message` of `Doubt`."""
        fields = [each.target.id for each in self.classes[name].body if isinstance(each, ast.AnnAssign)]
        if attribute not in fields:
            raise UnreadableError(f"{name}.{attribute} is no field")
        index = fields.index(attribute)
        found = set()
        for module, call in self.calls[name]:
            given = next((each.value for each in call.keywords if each.arg == attribute), None)
            found |= self.templates(module, given or call.args[index], depth)
        return found

    def _imported(self, module, name, depth):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                for alias in node.names:
                    if (alias.asname or alias.name) == name:
                        base = module.path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
                        for other in self.modules:
                            if other.path in {base.with_suffix(".py"), base / "__init__.py"}:
                                return self._bound(other, other.tree, alias.name, depth)
        return None

    def _looked_up(self, module, node, depth):
        """Every value of a table of literals."""
        return self._all(((module, value) for value in self._table(module, node.value).values), depth)

    def _table(self, module, named):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
                target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
                if ast.unparse(target) == ast.unparse(named):
                    return node.value
        raise UnreadableError(f"{ast.unparse(named)} is no table of literals")

    def _returned(self, module, call, depth):
        called = [each for each in self.functions[_callee(call)] if self._reaches(module, *each)]
        if not called:
            raise UnreadableError(f"{ast.unparse(call)} is no sentence of ours")
        found = set()
        for other, function in called:
            for node in ast.walk(function):
                if isinstance(node, ast.Return) and node.value is not None:
                    found |= self.templates(other, node.value, depth)
        return found


def _arguments(function):
    return (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)


_READ = {
    ast.JoinedStr: Source._joined,
    ast.IfExp: Source._either,
    ast.BoolOp: Source._either,
    ast.BinOp: Source._sum,
    ast.NamedExpr: lambda source, module, node, depth: source.templates(module, node.value, depth),
    ast.Name: Source._named,
    ast.Subscript: Source._looked_up,
    ast.Attribute: Source._attribute,
    ast.Call: Source._call,
}
"""How each kind of expression is read; any other is data."""

namespace Aef.Tests.Airflow.Python;

/// <summary>
/// Parses the part of Python that a generated DAG may use. Everything else is an error with its location: a class, <c>exec</c> through a
/// decorator that is no call or name, <c>await</c>, <c>yield</c>, <c>global</c>, <c>del</c>, <c>assert</c>, <c>:=</c>, <c>import *</c>,
/// relative imports, and blocks in one line.
/// </summary>
internal sealed partial class PythonParser
{
    private const int MostNested = 100;

    private readonly IReadOnlyList<PythonToken> _tokens;
    private int _at;
    private int _depth;

    private PythonParser(IReadOnlyList<PythonToken> tokens) => _tokens = tokens;

    public static PyModule Parse(string text)
    {
        var parser = new PythonParser(PythonTokenizer.Tokenize(text));
        var body = new List<PyStatement>();
        while (parser.Current.Kind != PythonTokenKind.End)
        {
            body.Add(parser.ParseStatement());
        }

        return new PyModule(body);
    }

    private PythonToken Current => _tokens[_at];

    private PyPosition Here => new(Current.Line, Current.Column);

    private PyStatement ParseStatement()
    {
        var at = Here;
        if (Current.IsOperator("@") || Current.IsKeyword("def"))
        {
            return ParseFunction();
        }

        if (Current.Kind == PythonTokenKind.Keyword)
        {
            switch (Current.Text)
            {
                case "with":
                    return ParseWith(at);
                case "if":
                    return ParseIf(at);
                case "for":
                    return ParseFor(at);
                case "while":
                    _at++;
                    var test = ParseExpression();
                    var body = ParseBlock();
                    return new PyWhile(at, test, body, ParseElse());
                case "try":
                    return ParseTry(at);
            }
        }

        var statement = ParseSimple(at);
        if (Current.Kind != PythonTokenKind.NewLine)
        {
            throw Unexpected("the end of the line");
        }

        _at++;
        return statement;
    }

    private PyStatement ParseSimple(PyPosition at)
    {
        if (Current.Kind == PythonTokenKind.Keyword)
        {
            switch (Current.Text)
            {
                case "import":
                    _at++;
                    return new PyImport(at, ParseAliases(dotted: true));
                case "from":
                    return ParseImportFrom(at);
                case "return":
                    _at++;
                    return new PyReturn(at, Current.Kind == PythonTokenKind.NewLine ? null : ParseTupleOrExpression());
                case "raise":
                    _at++;
                    var value = Current.Kind == PythonTokenKind.NewLine ? null : ParseExpression();
                    return new PyRaise(at, value, value is not null && TryKeyword("from") ? ParseExpression() : null);
                case "pass" or "break" or "continue":
                    return new PyWord(at, _tokens[_at++].Text);
            }
        }

        return ParseAssignment(at);
    }

    private PyStatement ParseAssignment(PyPosition at)
    {
        var first = ParseTupleOrExpression();
        if (TryOperator(":"))
        {
            RequireTarget(first, isAugmented: true);
            var annotation = ParseExpression();
            return new PyAnnotatedAssign(at, first, annotation, TryOperator("=") ? ParseTupleOrExpression() : null);
        }

        if (Current is { Kind: PythonTokenKind.Operator, Text: [.., '='] and not ("==" or "=" or "!=" or "<=" or ">=") and var text })
        {
            RequireTarget(first, isAugmented: true);
            _at++;
            return new PyAugmentedAssign(at, first, text[..^1], ParseTupleOrExpression());
        }

        var targets = new List<PyExpression>();
        while (TryOperator("="))
        {
            RequireTarget(first, isAugmented: false);
            targets.Add(first);
            first = ParseTupleOrExpression();
        }

        return targets.Count > 0 ? new PyAssign(at, targets, first) : new PyExpressionStatement(at, first);
    }

    private static void RequireTarget(PyExpression target, bool isAugmented)
    {
        var isTarget = target switch
        {
            PyName or PyAttribute or PySubscript => true,
            PyTuple { Items: var items } => !isAugmented && items.All(i => i is PyName),
            _ => false,
        };
        if (!isTarget)
        {
            throw new PythonSyntaxException(target.At.Line, target.At.Column, "This cannot be assigned to.");
        }
    }

    private List<PyAlias> ParseAliases(bool dotted)
    {
        var names = new List<PyAlias>();
        do
        {
            if (names.Count > 0 && Current.IsOperator(")"))
            {
                break; // a trailing comma in parentheses
            }

            var name = dotted ? ParseDottedName() : ParseName();
            names.Add(new PyAlias(name, TryKeyword("as") ? ParseName() : null));
        }
        while (TryOperator(","));

        return names;
    }

    private PyImportFrom ParseImportFrom(PyPosition at)
    {
        _at++;
        var module = ParseDottedName();
        RequireKeyword("import");
        if (!TryOperator("("))
        {
            return new PyImportFrom(at, module, ParseAliases(dotted: false));
        }

        var names = ParseAliases(dotted: false);
        RequireOperator(")");
        return new PyImportFrom(at, module, names);
    }

    private string ParseDottedName()
    {
        var name = ParseName();
        while (TryOperator("."))
        {
            name += "." + ParseName();
        }

        return name;
    }

    private PyWith ParseWith(PyPosition at)
    {
        _at++;
        var items = new List<PyWithItem>();
        do
        {
            var context = ParseExpression();
            items.Add(new PyWithItem(context, TryKeyword("as") ? new PyName(Here, ParseName()) : null));
        }
        while (TryOperator(","));

        return new PyWith(at, items, ParseBlock());
    }

    private PyIf ParseIf(PyPosition at)
    {
        _at++;
        var test = ParseExpression();
        var body = ParseBlock();
        return new PyIf(at, test, body, Current.IsKeyword("elif") ? [ParseIf(Here)] : ParseElse());
    }

    private PyFor ParseFor(PyPosition at)
    {
        _at++;
        var target = ParseTarget();
        RequireKeyword("in");
        var iterable = ParseTupleOrExpression();
        var body = ParseBlock();
        return new PyFor(at, target, iterable, body, ParseElse());
    }

    private PyTry ParseTry(PyPosition at)
    {
        _at++;
        var body = ParseBlock();
        var handlers = new List<PyHandler>();
        while (TryKeyword("except"))
        {
            var type = Current.IsOperator(":") ? null : ParseExpression();
            handlers.Add(new PyHandler(type, type is not null && TryKeyword("as") ? ParseName() : null, ParseBlock()));
        }

        var otherwise = handlers.Count > 0 ? ParseElse() : [];
        return new PyTry(at, body, handlers, otherwise, handlers.Count == 0 || Current.IsKeyword("finally") ? ParseFinally() : []);
    }

    private IReadOnlyList<PyStatement> ParseFinally()
    {
        RequireKeyword("finally");
        return ParseBlock();
    }

    private IReadOnlyList<PyStatement> ParseElse() => TryKeyword("else") ? ParseBlock() : [];

    private PyFunction ParseFunction()
    {
        var decorators = new List<PyExpression>();
        while (TryOperator("@"))
        {
            decorators.Add(ParseExpression());
            if (Current.Kind != PythonTokenKind.NewLine)
            {
                throw Unexpected("the end of the line");
            }

            _at++;
        }

        var at = Here;
        RequireKeyword("def");
        var name = ParseName();
        RequireOperator("(");
        var parameters = ParseParameters(")", mayAnnotate: true);
        RequireOperator(")");
        var returns = TryOperator("->") ? ParseExpression() : null;
        return new PyFunction(at, name, parameters, ParseBlock(), decorators, returns);
    }

    private List<PyStatement> ParseBlock()
    {
        RequireOperator(":");
        if (Current.Kind != PythonTokenKind.NewLine)
        {
            throw Unexpected("the end of the line");
        }

        _at++;
        if (Current.Kind != PythonTokenKind.Indent)
        {
            throw Unexpected("an indented block");
        }

        Enter();
        _at++;
        var body = new List<PyStatement>();
        while (Current.Kind != PythonTokenKind.Dedent)
        {
            body.Add(ParseStatement());
        }

        _at++;
        _depth--;
        return body;
    }

    private void Enter()
    {
        if (++_depth > MostNested)
        {
            throw new PythonSyntaxException(Current.Line, Current.Column, "The source is nested too deeply.");
        }
    }

    private bool TryOperator(string text) => Try(Current.IsOperator(text));

    private bool TryKeyword(string text) => Try(Current.IsKeyword(text));

    private bool Try(bool found)
    {
        _at += found ? 1 : 0;
        return found;
    }

    private void RequireOperator(string text)
    {
        if (!TryOperator(text))
        {
            throw Unexpected($"\"{text}\"");
        }
    }

    private void RequireKeyword(string text)
    {
        if (!TryKeyword(text))
        {
            throw Unexpected($"\"{text}\"");
        }
    }

    private string ParseName() => Current.Kind == PythonTokenKind.Name ? _tokens[_at++].Text : throw Unexpected("a name");

    private PythonSyntaxException Unexpected(string expected) =>
        new(Current.Line, Current.Column, $"Expected {expected}; got {Current}.");
}

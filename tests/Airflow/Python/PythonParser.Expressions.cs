namespace Aef.Tests.Airflow.Python;

/// <content>Expressions, by precedence.</content>
internal sealed partial class PythonParser
{
    // From the loosest to the tightest.
    private static readonly string[][] Binary = [["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%", "@"]];

    /// <summary>An expression, or several with commas between them, which are a tuple.</summary>
    private PyExpression ParseTupleOrExpression()
    {
        var at = Here;
        var first = ParseStarredOrExpression();
        if (!Current.IsOperator(","))
        {
            return first is PyStarred ? throw Unexpected("\",\"") : first;
        }

        var items = new List<PyExpression> { first };
        while (TryOperator(","))
        {
            if (Current.Kind is PythonTokenKind.NewLine or PythonTokenKind.End
                || Current is { Kind: PythonTokenKind.Operator, Text: ")" or "]" or "=" or ":" })
            {
                break;
            }

            items.Add(ParseStarredOrExpression());
        }

        return new PyTuple(at, items);
    }

    private PyExpression ParseStarredOrExpression()
    {
        var at = Here;
        return TryOperator("*") ? new PyStarred(at, ParseBinary(0)) : ParseExpression();
    }

    private PyExpression ParseExpression()
    {
        Enter();
        var at = Here;
        PyExpression result;
        if (TryKeyword("lambda"))
        {
            var parameters = ParseParameters(":", mayAnnotate: false);
            RequireOperator(":");
            result = new PyLambda(at, parameters, ParseExpression());
        }
        else
        {
            result = ParseOr();
            if (TryKeyword("if"))
            {
                var test = ParseOr();
                RequireKeyword("else");
                result = new PyConditional(at, test, result, ParseExpression());
            }
        }

        _depth--;
        return result;
    }

    private PyExpression ParseOr() => ParseBoolean("or", () => ParseBoolean("and", ParseNot));

    private PyExpression ParseBoolean(string keyword, Func<PyExpression> operand)
    {
        var at = Here;
        var values = new List<PyExpression> { operand() };
        while (TryKeyword(keyword))
        {
            values.Add(operand());
        }

        return values.Count == 1 ? values[0] : new PyBoolean(at, keyword, values);
    }

    private PyExpression ParseNot()
    {
        var at = Here;
        if (!TryKeyword("not"))
        {
            return ParseComparison();
        }

        Enter();
        var operand = ParseNot();
        _depth--;
        return new PyUnary(at, "not", operand);
    }

    private PyExpression ParseComparison()
    {
        var at = Here;
        var left = ParseBinary(0);
        var (operators, others) = (new List<string>(), new List<PyExpression>());
        while (TryComparison() is { } found)
        {
            operators.Add(found);
            others.Add(ParseBinary(0));
        }

        return operators.Count == 0 ? left : new PyCompare(at, left, operators, others);
    }

    private string? TryComparison()
    {
        if (Current is { Kind: PythonTokenKind.Operator, Text: "==" or "!=" or "<" or ">" or "<=" or ">=" })
        {
            return _tokens[_at++].Text;
        }

        if (Current.IsKeyword("not") && _tokens[_at + 1].IsKeyword("in"))
        {
            _at += 2;
            return "not in";
        }

        return TryKeyword("in") ? "in" : !TryKeyword("is") ? null : TryKeyword("not") ? "is not" : "is";
    }

    private PyExpression ParseBinary(int level)
    {
        if (level == Binary.Length)
        {
            return ParseUnary();
        }

        var at = Here;
        var left = ParseBinary(level + 1);
        while (Current.Kind == PythonTokenKind.Operator && Binary[level].Contains(Current.Text))
        {
            var text = _tokens[_at++].Text;
            left = new PyBinary(at, left, text, ParseBinary(level + 1));
        }

        return left;
    }

    private PyExpression ParseUnary()
    {
        var at = Here;
        if (Current is not { Kind: PythonTokenKind.Operator, Text: "+" or "-" or "~" })
        {
            return ParsePower();
        }

        var text = Current.Text;

        _at++;
        Enter();
        var operand = ParseUnary();
        _depth--;
        return new PyUnary(at, text, operand);
    }

    private PyExpression ParsePower()
    {
        var at = Here;
        var left = ParsePostfix();
        return TryOperator("**") ? new PyBinary(at, left, "**", ParseUnary()) : left;
    }

    private PyExpression ParsePostfix()
    {
        var at = Here;
        var value = ParseAtom();
        while (true)
        {
            if (TryOperator("."))
            {
                value = new PyAttribute(at, value, ParseName());
            }
            else if (Current.IsOperator("("))
            {
                value = ParseCall(at, value);
            }
            else if (TryOperator("["))
            {
                var index = ParseIndexes();
                RequireOperator("]");
                value = new PySubscript(at, value, index);
            }
            else
            {
                return value;
            }
        }
    }

    private PyCall ParseCall(PyPosition at, PyExpression function)
    {
        var open = Here;
        RequireOperator("(");
        var (arguments, keywords) = (new List<PyExpression>(), new List<PyKeyword>());
        while (!Current.IsOperator(")"))
        {
            var start = Here;
            if (TryOperator("**"))
            {
                keywords.Add(new PyKeyword(null, ParseExpression()));
            }
            else if (TryOperator("*"))
            {
                arguments.Add(new PyStarred(start, ParseExpression()));
            }
            else if (Current.Kind == PythonTokenKind.Name && _tokens[_at + 1].IsOperator("="))
            {
                var name = ParseName();
                _at++;
                keywords.Add(keywords.Exists(k => k.Name == name)
                    ? throw new PythonSyntaxException(start.Line, start.Column, $"The argument \"{name}\" is repeated.")
                    : new PyKeyword(name, ParseExpression()));
            }
            else
            {
                var value = ParseExpression();
                if (Current.IsKeyword("for"))
                {
                    var isAlone = arguments.Count + keywords.Count == 0;
                    value = new PyComprehension(isAlone ? open : start, "GeneratorExp", value, null, ParseClauses());
                    arguments.Add(isAlone && Current.IsOperator(")") ? value : throw Unexpected("\")\" after a generator"));
                    break;
                }

                arguments.Add(keywords.Count == 0
                    ? value
                    : throw new PythonSyntaxException(start.Line, start.Column, "A positional argument follows a keyword argument."));
            }

            if (!TryOperator(","))
            {
                break;
            }
        }

        RequireOperator(")");
        return new PyCall(at, function, arguments, keywords);
    }

    private PyExpression ParseIndexes()
    {
        var at = Here;
        var items = new List<PyExpression> { ParseIndex() };
        var isTuple = false;
        while (TryOperator(","))
        {
            isTuple = true;
            if (Current.IsOperator("]"))
            {
                break;
            }

            items.Add(ParseIndex());
        }

        return isTuple ? new PyTuple(at, items) : items[0];
    }

    private PyExpression ParseIndex()
    {
        var at = Here;
        var lower = Current.IsOperator(":") ? null : ParseExpression();
        if (!TryOperator(":"))
        {
            return lower!; // there was no colon before
        }

        var upper = IsEndOfSlice() ? null : ParseExpression();
        var step = TryOperator(":") && !IsEndOfSlice() ? ParseExpression() : null;
        return new PySlice(at, lower, upper, step);
    }

    private bool IsEndOfSlice() => Current is { Kind: PythonTokenKind.Operator, Text: ":" or "]" or "," };

    private PyExpression ParseAtom()
    {
        var at = Here;
        switch (Current.Kind)
        {
            case PythonTokenKind.Constant:
                return ParseConstant(at);
            case PythonTokenKind.Name:
                return new PyName(at, ParseName());
            case PythonTokenKind.Keyword when Current.Text is "True" or "False":
                return new PyConstant(at, _tokens[_at++].Text == "True");
            case PythonTokenKind.Keyword when Current.Text == "None":
                _at++;
                return new PyConstant(at, null);
            case PythonTokenKind.Operator when Current.Text == "(":
                return ParseParenthesized(at);
            case PythonTokenKind.Operator when Current.Text == "[":
                return ParseListDisplay(at);
            case PythonTokenKind.Operator when Current.Text == "{":
                return ParseBraces(at);
            default:
                throw Unexpected("an expression");
        }
    }

    private PyConstant ParseConstant(PyPosition at)
    {
        var value = _tokens[_at++].Value;
        while (value is string or byte[] && Current.Kind == PythonTokenKind.Constant)
        {
            value = (value, Current.Value) switch
            {
                (string left, string right) => (object)(left + right),
                (byte[] left, byte[] right) => (byte[])[.. left, .. right],
                _ => throw Unexpected("another string of the same kind"),
            };
            _at++;
        }

        return new PyConstant(at, value);
    }

    private PyExpression ParseParenthesized(PyPosition at)
    {
        _at++;
        if (TryOperator(")"))
        {
            return new PyTuple(at, []);
        }

        var first = ParseStarredOrExpression();
        if (Current.IsKeyword("for") && first is not PyStarred)
        {
            first = new PyComprehension(at, "GeneratorExp", first, null, ParseClauses());
        }
        else if (TryOperator(","))
        {
            first = new PyTuple(at, [first, .. ParseItems(")")]);
        }
        else if (first is PyStarred)
        {
            throw Unexpected("\",\"");
        }

        RequireOperator(")");
        return first;
    }
}

namespace Aef.Tests.Airflow.Python;

/// <content>Lists, dictionaries, comprehensions, and parameters.</content>
internal sealed partial class PythonParser
{
    private PyExpression ParseListDisplay(PyPosition at)
    {
        _at++;
        var items = ParseItems("]");
        if (items.Count == 1 && Current.IsKeyword("for"))
        {
            var clauses = ParseClauses();
            RequireOperator("]");
            return new PyComprehension(at, "ListComp", items[0], null, clauses);
        }

        RequireOperator("]");
        return new PyList(at, items);
    }

    private List<PyExpression> ParseItems(string end)
    {
        var items = new List<PyExpression>();
        while (!Current.IsOperator(end))
        {
            items.Add(ParseStarredOrExpression());
            if (!TryOperator(","))
            {
                break;
            }
        }

        return items;
    }

    private PyExpression ParseBraces(PyPosition at)
    {
        _at++;
        var (keys, values) = (new List<PyExpression?>(), new List<PyExpression>());
        while (!Current.IsOperator("}"))
        {
            if (TryOperator("**"))
            {
                keys.Add(null);
                values.Add(ParseBinary(0));
            }
            else
            {
                var key = ParseStarredOrExpression();
                if (keys.Count == 0 && !Current.IsOperator(":"))
                {
                    return ParseSet(at, key);
                }

                RequireOperator(":");
                keys.Add(key);
                values.Add(ParseExpression());
                if (keys.Count == 1 && Current.IsKeyword("for"))
                {
                    var clauses = ParseClauses();
                    RequireOperator("}");
                    return new PyComprehension(at, "DictComp", key, values[0], clauses);
                }
            }

            if (!TryOperator(","))
            {
                break;
            }
        }

        RequireOperator("}");
        return new PyDictionary(at, keys, values);
    }

    private PyExpression ParseSet(PyPosition at, PyExpression first)
    {
        if (Current.IsKeyword("for"))
        {
            var clauses = ParseClauses();
            RequireOperator("}");
            return new PyComprehension(at, "SetComp", first, null, clauses);
        }

        var items = new List<PyExpression> { first };
        if (TryOperator(","))
        {
            items.AddRange(ParseItems("}"));
        }

        RequireOperator("}");
        return new PySet(at, items);
    }

    private List<PyClause> ParseClauses()
    {
        var clauses = new List<PyClause>();
        while (TryKeyword("for"))
        {
            var target = ParseTarget();
            RequireKeyword("in");
            var iterable = ParseOr();
            var conditions = new List<PyExpression>();
            while (TryKeyword("if"))
            {
                conditions.Add(ParseOr());
            }

            clauses.Add(new PyClause(target, iterable, conditions));
        }

        return clauses;
    }

    private PyExpression ParseTarget()
    {
        var at = Here;
        var isParenthesized = TryOperator("(");
        var items = new List<PyExpression> { new PyName(Here, ParseName()) };
        var isTuple = false;
        while (TryOperator(","))
        {
            isTuple = true;
            if (Current.Kind != PythonTokenKind.Name)
            {
                break;
            }

            items.Add(new PyName(Here, ParseName()));
        }

        if (isParenthesized)
        {
            RequireOperator(")");
        }

        return isTuple ? new PyTuple(at, items) : items[0];
    }

    private PyParameters ParseParameters(string end, bool mayAnnotate)
    {
        var (positionalOnly, positional, keywordOnly) = (new List<PyParameter>(), new List<PyParameter>(), new List<PyParameter>());
        var (defaults, keywordDefaults) = (new List<PyExpression>(), new List<PyExpression?>());
        PyParameter? rest = null;
        PyParameter? keywordRest = null;
        var isKeywordOnly = false;
        while (!Current.IsOperator(end))
        {
            if (keywordRest is not null)
            {
                throw Unexpected($"\"{end}\"");
            }

            if (TryOperator("**"))
            {
                keywordRest = ParseParameter(mayAnnotate);
            }
            else if (!isKeywordOnly && TryOperator("*"))
            {
                isKeywordOnly = true;
                rest = Current.Kind == PythonTokenKind.Name ? ParseParameter(mayAnnotate) : null;
                if (rest is null && !(Current.IsOperator(",") && _tokens[_at + 1].Kind == PythonTokenKind.Name))
                {
                    throw Unexpected("a parameter after \"*\"");
                }
            }
            else if (!isKeywordOnly && positionalOnly.Count == 0 && positional.Count > 0 && TryOperator("/"))
            {
                (positionalOnly, positional) = (positional, positionalOnly);
            }
            else
            {
                var parameter = ParseParameter(mayAnnotate);
                var value = TryOperator("=") ? ParseExpression() : null;
                (isKeywordOnly ? keywordOnly : positional).Add(parameter);
                if (isKeywordOnly)
                {
                    keywordDefaults.Add(value);
                }
                else if (value is not null)
                {
                    defaults.Add(value);
                }
                else if (defaults.Count > 0)
                {
                    throw Unexpected("\"=\" and a default");
                }
            }

            if (!TryOperator(","))
            {
                break;
            }
        }

        return new PyParameters(positionalOnly, positional, rest, keywordOnly, keywordDefaults, keywordRest, defaults);
    }

    private PyParameter ParseParameter(bool mayAnnotate)
    {
        var at = Here;
        return new PyParameter(at, ParseName(), mayAnnotate && TryOperator(":") ? ParseExpression() : null);
    }
}

using System.Globalization;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Divides values that read secrets: what does not depend on a secret is collected in <see cref="Values"/>, which main evaluates when the
/// step starts; the rest reads it as <c>values[i]</c>, and the secrets as <c>secrets[i]</c>.
/// </summary>
/// <param name="main">Translates what main evaluates.</param>
internal sealed class SecretCapture(ExpressionTranslator main)
{
    private readonly List<ExpressionSymbol> _secrets = [];
    private readonly List<ValueSyntax> _values = [];

    /// <summary>The secrets, in the order of their indexes.</summary>
    public IReadOnlyList<ExpressionSymbol> Secrets => _secrets;

    /// <summary>The values, in the order of their indexes.</summary>
    public IReadOnlyList<ValueSyntax> Values => _values;

    /// <summary>The value with its secrets and everything that does not depend on them replaced; it has no references to symbols.</summary>
    public BoundValue Replace(BoundValue value) => value switch
    {
        BoundLiteral => value,
        _ when !SecretReads.IsIn(value) => new BoundExpression(Captured(main.Translate(value)), [], value.Type, value.Location),
        BoundText text => text with { Parts = text.Parts.Select(Replace).ToEquatableList() },
        BoundList list => list with { Items = list.Items.Select(Replace).ToEquatableList() },
        BoundMap map => map with { Entries = map.Entries.Select(e => e with { Value = Replace(e.Value) }).ToEquatableList() },
        BoundExpression expression => expression with { Syntax = Replace(expression.Syntax, expression, captures: true), Names = [] },
        _ => value,
    };

    /// <summary>
    /// An operand that <c>and</c> or <c>or</c> may not evaluate must not be evaluated earlier either: only its names are replaced.
    /// </summary>
    private ExpressionSyntax Replace(ExpressionSyntax syntax, BoundExpression whole, bool captures) =>
        ExpressionRewriter.Replace(syntax, node =>
        {
            var symbol = whole.Names.FirstOrDefault(n => ReferenceEquals(n.Syntax, node))?.Symbol;
            return symbol switch
            {
                VariableSymbol { IsSecret: true } => node,
                not null when SecretReads.IsSecret(symbol) => Indexed("secrets", IndexOf(symbol)),
                not null => Captured(main.Translate(Part(node))),
                _ when node is LiteralExpression => node,
                _ when HasSecret(node) => node is BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } logic
                    ? logic with { Left = Replace(logic.Left, whole, captures), Right = Replace(logic.Right, whole, captures: false) }
                    : null,
                _ => captures ? Captured(main.Translate(Part(node))) : null,
            };

            BoundExpression Part(ExpressionSyntax part) => whole with { Syntax = part, KnownType = ExpressionType.Unknown };

            bool HasSecret(ExpressionSyntax part)
            {
                var found = false;
                ExpressionRewriter.Replace(part, n =>
                {
                    found |= whole.Names.Any(r => ReferenceEquals(r.Syntax, n) && SecretReads.IsSecret(r.Symbol));
                    return null;
                });
                return found;
            }
        });

    /// <summary>Equal values are not joined, because they may have effects, such as those of <c>uuid.generate</c>.</summary>
    private ExpressionSyntax Captured(ValueSyntax value)
    {
        _values.Add(value);
        return Indexed("values", _values.Count - 1);
    }

    private int IndexOf(ExpressionSymbol secret)
    {
        if (!_secrets.Contains(secret))
        {
            _secrets.Add(secret);
        }

        return _secrets.IndexOf(secret);
    }

    private static ExpressionSyntax Indexed(string list, int index) =>
        Expressions.Parse(string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]"));
}

using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The arguments of the calls of executors.</summary>
internal sealed class ConnectorCalls(ExpressionTranslator translator, TextLiterals texts)
{
    private const string ConnectorSettings = "connector_params";
    private static readonly ExpressionValue Timeout = Emit.Expression("timeout");

    /// <summary>Translates the other values.</summary>
    public ExpressionTranslator Translator => translator;

    /// <summary>
    /// The arguments of a call, with its timeout. A connector does not wait for the end of a job, because the steps after it do.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="evaluate">Evaluates an argument of a name, with its translation; null translates it.</param>
    public MapValue Arguments(
        BoundConnectorCall call,
        Func<string, BoundValue, Func<BoundValue, ValueSyntax>, ValueSyntax>? evaluate = null)
    {
        evaluate ??= static (_, value, translate) => translate(value);
        var entries = call.Arguments
            .Where(a => call.IsHttp || a.Key != ConnectorSettings)
            .Select(a => texts.MapEntry(
                a.Key,
                evaluate(a.Key, a.Value, call.IsHttp && a.Key == "url" ? Address : translator.Translate)))
            .ToList();
        if (call.IsHttp)
        {
            entries.Add(new MapValueEntry("timeout", Timeout));
        }
        else
        {
            var own = call.Arguments.FirstOrDefault(a => a.Key == ConnectorSettings)?.Value is { } settings
                && translator.Translate(settings) is MapValue map
                ? map.Entries.Where(e => e.Key is not ("timeout" or "skip_polling"))
                : [];
            entries.Add(new MapValueEntry(ConnectorSettings, new MapValue(
                [.. own, new MapValueEntry("skip_polling", ValueSyntax.Of(true)), new MapValueEntry("timeout", Timeout)])));
        }

        return new MapValue(entries.ToEquatableList());
    }

    /// <summary>
    /// An address: each expression in a string is encoded as a part of it, so that no value can change what the address is. An expression
    /// that is the whole value, or that begins it, is an address itself.
    /// </summary>
    public ValueSyntax Address(BoundValue value) => value is not BoundText text
        ? translator.Translate(value)
        : ExpressionPrinter.ToValue(text.Parts.Select((p, i) => i == 0 || p is BoundLiteral ? Plain(p) : Encoded(p))
            .Aggregate((left, right) => new BinaryExpression(BinaryOperator.Add, left, right)));

    private CallExpression Encoded(BoundValue part) => new(
        "text.url_encode",
        EquatableList.Create<ExpressionSyntax>([part.Type is ExpressionType.Integer or ExpressionType.Number or ExpressionType.Boolean
            ? new CallExpression("string", EquatableList.Create<ExpressionSyntax>([Plain(part)]))
            : Plain(part)]));

    private ExpressionSyntax Plain(BoundValue part) => part switch
    {
        BoundLiteral { Node: ScalarNode literal } => texts.Expression(literal.Text),
        _ => ((ExpressionValue)translator.Translate(part)).Expression,
    };
}

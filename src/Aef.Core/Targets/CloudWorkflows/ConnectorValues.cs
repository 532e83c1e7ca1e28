using System.Globalization;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Evaluates values of an executor entry. Before each expression that may fail, <see cref="Key"/> is set to the key of the
/// expression in the entry, such as <c>start.args.headers.A</c>, so that its failure can name it. It is null while a call is made.
/// </summary>
internal sealed class ConnectorValues(
    LoweringContext context,
    TextLiterals texts,
    ExpressionTranslator translator,
    Func<string, StepLabel> label)
{
    /// <summary>The variable with the key; it is in <c>job</c>, because a routine has few parameters.</summary>
    public const string Key = "job.key";

    private static readonly ExpressionSyntax KeyTarget = Emit.Target(Key);

    private const int AssignmentsPerStep = 48;

    private readonly ExpressionSafety _safety = new(context.Pipeline);
    private readonly List<StepSyntax> _steps = [];
    private List<AssignmentSyntax> _assignments = [];
    private int _count;

    /// <summary>True if no expression of the value can fail.</summary>
    public bool IsSafe(BoundValue? value) => _safety.IsSafe(value);

    /// <summary>The value: what can fail in it is evaluated by the steps that <see cref="Take"/> returns.</summary>
    public ValueSyntax Evaluate(BoundValue value, string key, Func<BoundValue, ValueSyntax>? translate = null)
    {
        switch (value)
        {
            case BoundMap map:
                return new MapValue(map.Entries.Select(e => texts.MapEntry(e.Key, Evaluate(e.Value, $"{key}.{e.Key}"))).ToEquatableList());
            case BoundList list:
                return new ListValue(list.Items
                    .Select((item, i) => Evaluate(item, string.Create(CultureInfo.InvariantCulture, $"{key}[{i}]")))
                    .ToEquatableList());
            default:
                var isSafe = IsSafe(value);
                if (!isSafe)
                {
                    Assign(KeyTarget, texts.Of(key));
                }

                var (before, translated) = context.Split(
                    translate?.Invoke(value) ?? translator.Translate(value),
                    ThreadScope.Main,
                    () => label("part"),
                    value.Location);
                if (before.Count > 0)
                {
                    Flush();
                    _steps.AddRange(before);
                }

                if (isSafe)
                {
                    return translated;
                }

                var variable = new NameExpression(string.Create(CultureInfo.InvariantCulture, $"value{++_count}"));
                Assign(variable, translated);
                return ExpressionPrinter.ToValue(variable);
        }
    }

    /// <summary>Sets a variable to the value.</summary>
    public void Set(ExpressionSyntax target, BoundValue value, string key, Func<BoundValue, ValueSyntax>? translate = null)
    {
        var evaluated = Evaluate(value, key, translate);
        if (_assignments is [.., { Target: NameExpression last } only] && evaluated is ExpressionValue { Expression: NameExpression name }
            && last == name)
        {
            _assignments[^1] = only with { Target = target };
        }
        else
        {
            Assign(target, evaluated);
        }
    }

    /// <summary>Adds an assignment to the steps.</summary>
    public void Assign(ExpressionSyntax target, ValueSyntax value)
    {
        _assignments.Add(new AssignmentSyntax(target, value));
        if (_assignments.Count == AssignmentsPerStep)
        {
            Flush();
        }
    }

    /// <summary>The steps since the last call of this method.</summary>
    public IReadOnlyList<StepSyntax> Take()
    {
        Flush();
        StepSyntax[] taken = [.. _steps];
        _steps.Clear();
        return taken;
    }

    private void Flush()
    {
        if (_assignments.Count > 0)
        {
            _steps.Add(Emit.Step(label("values"), new AssignBody(_assignments.ToEquatableList())));
            _assignments = [];
        }
    }
}

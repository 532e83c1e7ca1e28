using System.Globalization;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The secrets in the parameters of steps. Each attempt of a step reads them again (<c>aef_secret_with</c>) and then evaluates the
/// parameters that depend on them, in a routine that this class creates: a branch for each step, which receives the secrets and the values
/// of everything else, which main has evaluated once. Therefore no variable of main ever holds a secret.
/// </summary>
internal sealed class SecretLowering(LoweringContext context)
{
    private const string VariablesVariable = "variables";

    /// <summary>A switch has at most 50 entries.</summary>
    private const int GroupSize = 40;

    private readonly TextLiterals _texts = new();
    private readonly StepNamer _names = new();
    private readonly List<SwitchEntrySyntax> _branches = [];

    /// <summary>True when a step that has been lowered reads secrets.</summary>
    public bool IsUsed => _branches.Count > 0;

    /// <summary>The parameters that do not depend on secrets, which main merges over the properties of the step.</summary>
    public static BoundValue Plain(BoundValue with) => with is BoundMap map && SecretReads.IsIn(with)
        ? map with { Entries = map.Entries.Where(e => !SecretReads.IsIn(e.Value)).ToEquatableList() }
        : with;

    /// <summary>
    /// Adds the branch of a step, and returns what its attempts need: the number of the branch, the references of the secrets, the values
    /// of everything else, and the project if it is not that of the workflow. <paramref name="properties"/> is the variable with the
    /// other properties.
    /// </summary>
    public MapValue Add(BoundMap with, string properties)
    {
        var capture = new SecretCapture(context.Expressions);
        var translator = new ExpressionTranslator(_texts, context.Parameters);
        var entries = with.Entries.Where(e => SecretReads.IsIn(e.Value)).ToList();
        var needed = Needed(entries.Select(e => e.Value));
        var steps = new List<StepSyntax>();
        if (needed.Count > 0)
        {
            steps.Add(Emit.Step(Label("variables"), Emit.Assign((VariablesVariable, Emit.Map()))));
        }

        foreach (var variable in needed)
        {
            var (before, value) = Split(translator.Translate(capture.Replace(variable.Value)), variable.Value);
            steps.AddRange(before);
            steps.Add(
                Emit.Step(
                    Label("variable"),
                    new AssignBody([new AssignmentSyntax(_texts.Entry(VariablesVariable, variable.Name), value)])));
        }

        var parameters = with with { Entries = entries.Select(e => e with { Value = capture.Replace(e.Value) }).ToEquatableList() };
        var (parts, result) = Split(translator.Translate(parameters), with);
        steps.AddRange(parts);
        steps.Add(Emit.Step(Label("result"), new ReturnBody(result)));
        var number = _branches.Count;
        _branches.Add(new SwitchEntrySyntax(Emit.Expression($"number == {Text(number)}"), new StepsBody(steps.ToEquatableList())));
        return Emit.Map(
        [
            ("properties", Emit.Expression(properties)),
            ("number", ValueSyntax.Of(number)),
            ("references", Emit.List(capture.Secrets.Select(Reference))),
            ("values", Emit.List(capture.Values)),
            .. context.Parameters?.ProjectId is { } project
                ? [("project", context.Texts.Of(project))]
                : Array.Empty<(string, ValueSyntax)>(),
        ]);
    }

    /// <summary>The routine with the branches in place of the one in the support library, which has none.</summary>
    public RoutineSyntax Complete(RoutineSyntax routine)
    {
        if (routine.Name != SupportRoutines.SecretParameters)
        {
            return routine;
        }

        var groups = _branches.Chunk(GroupSize).Select((group, index) => new SwitchEntrySyntax(
            Emit.Expression($"number < {Text((index + 1) * GroupSize)}"),
            new StepsBody([Emit.Step(Label($"group_{Text(index + 1)}"), new SwitchBody(group.ToEquatableList()))])));
        var choose = Emit.Step(
            Label("choose"),
            new SwitchBody(_branches.Count <= GroupSize ? _branches.ToEquatableList() : groups.ToEquatableList()));
        return routine with { Steps = [.. _texts.Steps(_names), choose] };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private StepLabel Label(string name) => _names.Label(name);

    private SplitValue Split(ValueSyntax value, BoundValue of) =>
        context.Split(value, ThreadScope.Main, () => Label("part"), of.Location);

    /// <summary>The reference of a secret, which an input has as its value.</summary>
    private ValueSyntax Reference(ExpressionSymbol symbol) => symbol switch
    {
        SecretSymbol secret => context.Texts.Of($"secret:{secret.Name}"),
        InputSymbol input => ExpressionPrinter.ToValue(context.Texts.Entry("inputs", input.Input.Name)),
        _ => throw new AefInternalException($"{symbol} has no reference"),
    };

    /// <summary>The variables with secrets that values read, and those that they read, in the order of the definition.</summary>
    private List<BoundVariable> Needed(IEnumerable<BoundValue> values)
    {
        var names = SecretVariables.NamesIn(context.Pipeline, values);
        return context.Pipeline.Variables.Where(v => names.Contains(v.Name)).ToList();
    }
}

using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The steps of main that set the variables <c>inputs</c> and <c>variables</c>, before the first level.</summary>
internal sealed class RunValues(LoweringContext context)
{
    private const int AssignmentsPerStep = 50;
    private const string InputsVariable = "inputs";
    private const string VariablesVariable = "variables";

    /// <summary>The name of the variable whose value is computed, for the error.</summary>
    private const string Current = "variable";

    /// <summary>Validates the inputs, and determines the time of the run; nothing for a pipeline that needs neither.</summary>
    public IEnumerable<StepSyntax> Inputs()
    {
        var inputs = context.Pipeline.Source.Inputs;
        if (inputs.Count > 0)
        {
            var declared = new MapValue(inputs.Select(i => context.Texts.MapEntry(i.Name, Declaration(i))).ToEquatableList());
            yield return Emit.Step(
                context.Steps.Label(MainSteps.Inputs),
                new CallBody(
                    SupportRoutines.Inputs,
                    Emit.Map(("argument", Emit.Expression("run.argument")), ("declared", declared)),
                    InputsVariable));
        }

        foreach (var step in new RunTimeLowering(context).Steps())
        {
            yield return step;
        }
    }

    /// <summary>Computes the variables in order; nothing for a pipeline without variables.</summary>
    public IEnumerable<StepSyntax> Variables()
    {
        var variables = context.Pipeline.Variables;
        if (variables.Count == 0)
        {
            yield break;
        }

        yield return Emit.Step(
            context.Steps.Label(MainSteps.Variables),
            Emit.Assign((VariablesVariable, Emit.Map()), (Current, ValueSyntax.Of(string.Empty))));
        foreach (var chunk in variables.Chunk(AssignmentsPerStep / 2))
        {
            var assignments = chunk.SelectMany(Assignments).ToEquatableList();
            var fail = Emit.Step(
                context.Steps.Label(MainSteps.VariableFailed),
                new CallBody(
                    SupportRoutines.VariableFailure,
                    Emit.Map(("run", Emit.Expression("run")), ("name", Emit.Expression(Current)), ("error", Emit.Expression("error")))));
            yield return Emit.Step(
                context.Steps.Label(MainSteps.ComputeVariables),
                new TryBody(new AssignBody(assignments), Except: new ExceptSyntax("error", new StepsBody([fail]))));
        }
    }

    /// <summary>Adds inputs and variables to the run that the parts of a split pipeline get.</summary>
    public IEnumerable<StepSyntax> HandOver()
    {
        (string Target, ValueSyntax Value)[] values = [.. Names().Select(name => (name, (ValueSyntax)Emit.Expression(name)))];
        if (values.Length > 0)
        {
            var assignments = values.Select(v => new AssignmentSyntax(new MemberExpression(new NameExpression("run"), v.Target), v.Value))
                .ToEquatableList();
            yield return Emit.Step(context.Steps.Label(MainSteps.HandOver), new AssignBody(assignments));
        }
    }

    /// <summary>The assignments with which a part of a split pipeline reads them back.</summary>
    public IEnumerable<(string Name, ValueSyntax Value)> TakeOver() =>
        Names().Select(name => (name, (ValueSyntax)Emit.Expression($"args.run.{name}")));

    private IEnumerable<string> Names() =>
    [
        .. context.Pipeline.Source.Inputs.Count > 0 ? [InputsVariable] : Array.Empty<string>(),
        .. context.Pipeline.Variables.Count > 0 ? [VariablesVariable] : Array.Empty<string>(),
    ];

    private IEnumerable<AssignmentSyntax> Assignments(BoundVariable variable) =>
    [
        new(new NameExpression(Current), context.Texts.Of(variable.Name)),
        new(context.Texts.Entry(VariablesVariable, variable.Name), context.Expressions.Translate(variable.Value)),
    ];

    /// <summary>What <c>aef_inputs</c> checks of an input.</summary>
    private MapValue Declaration(PipelineInput input)
    {
        var type = input.Type ?? InputType.String;
        var entries = new List<MapValueEntry> { new("type", ValueSyntax.Of(type.ToString().ToLowerInvariant())) };
        if (input.Default is { } value and not ScalarNode { ScalarKind: ScalarKind.Null })
        {
            entries.Add(new("default", context.Expressions.Data(value)));
        }

        if (input.Values.Count > 0)
        {
            entries.Add(new("values", Emit.List(input.Values.Select(context.Expressions.Data))));
        }

        if (input.Pattern is { } pattern)
        {
            entries.Add(new("pattern", context.Texts.Of($"^(?:{pattern})$")));
        }

        if (!(input.Required ?? input.Default is null))
        {
            entries.Add(new("optional", ValueSyntax.Of(true)));
        }

        return new MapValue(entries.ToEquatableList());
    }
}

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

    /// <summary>
    /// Validates the inputs, and determines the time of the run; nothing for a pipeline that needs neither. The admission is last, and what
    /// the run continues with is checked before it.
    /// </summary>
    /// <param name="isRun">False for the workflow that only computes the key of the admission.</param>
    public IEnumerable<StepSyntax> Inputs(bool isRun = true)
    {
        var inputs = context.Pipeline.Source.Inputs;
        if (inputs.Count > 0)
        {
            var entries = inputs.Select(i => context.Texts.MapEntry(i.Name, InputDeclarations.Of(i, context)));
            var declared = new MapValue(entries.ToEquatableList());
            yield return Emit.Step(
                context.Steps.Label(MainSteps.Inputs),
                new CallBody(
                    SupportRoutines.Inputs,
                    Emit.Map(("argument", Emit.Expression("run.argument")), ("declared", declared)),
                    InputsVariable));
        }

        IEnumerable<StepSyntax> more =
        [
            .. new RunTimeLowering(context).Steps(),
            .. isRun ? new ResumeChecks(context).Lists(withVariables: false) : [],
            .. new AdmissionLowering(context).Steps(),
        ];
        foreach (var step in more)
        {
            yield return step;
        }
    }

    /// <summary>Computes the variables in order; nothing for a pipeline without variables.</summary>
    public IEnumerable<StepSyntax> Variables()
    {
        var variables = context.Pipeline.Variables.Where(v => !v.IsSecret).ToList();
        if (variables.Count == 0)
        {
            yield break;
        }

        yield return Emit.Step(
            context.Steps.Label(MainSteps.Variables),
            Emit.Assign((VariablesVariable, Emit.Map()), (Current, ValueSyntax.Of(string.Empty))));
        foreach (var chunk in variables.Chunk(AssignmentsPerStep / 2))
        {
            var computed = Computed(chunk);
            var fail = Emit.Step(
                context.Steps.Label(MainSteps.VariableFailed),
                new CallBody(
                    SupportRoutines.VariableFailure,
                    Emit.Map(("run", Emit.Expression("run")), ("name", Emit.Expression(Current)), ("error", Emit.Expression("error")))));
            yield return Emit.Step(
                context.Steps.Label(MainSteps.ComputeVariables),
                new TryBody(computed, Except: new ExceptSyntax("error", new StepsBody([fail]))));
        }
    }

    /// <summary>Computes some variables: in one assignment, or in several steps if an expression is too long for one.</summary>
    private StepBody Computed(IEnumerable<BoundVariable> variables)
    {
        var steps = new List<StepSyntax>();
        var assignments = new List<AssignmentSyntax>();
        foreach (var variable in variables)
        {
            var (before, value) = context.Split(
                context.Expressions.Translate(variable.Value),
                ThreadScope.Main,
                Label,
                variable.Value.Location);
            assignments.Add(new AssignmentSyntax(new NameExpression(Current), context.Texts.Of(variable.Name)));
            if (before.Count > 0)
            {
                steps.Add(Emit.Step(Label(), new AssignBody(assignments.ToEquatableList())));
                steps.AddRange(before);
                assignments.Clear();
            }

            assignments.Add(new AssignmentSyntax(context.Texts.Entry(VariablesVariable, variable.Name), value));
        }

        var last = new AssignBody(assignments.ToEquatableList());
        return steps.Count == 0 ? last : new StepsBody(steps.Append(Emit.Step(Label(), last)).ToEquatableList());

        StepLabel Label() => context.Steps.Label(MainSteps.ComputeVariables);
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

    /// <summary>The names of the variables.</summary>
    public IEnumerable<string> Names() =>
    [
        .. context.Pipeline.Source.Inputs.Count > 0 ? [InputsVariable] : Array.Empty<string>(),
        .. context.Pipeline.Variables.Any(v => !v.IsSecret) ? [VariablesVariable] : Array.Empty<string>(),
    ];
}

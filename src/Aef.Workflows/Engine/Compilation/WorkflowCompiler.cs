using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Engine.Compilation;

/// <summary>Compiles the routines of a workflow.</summary>
internal static class WorkflowCompiler
{
    /// <summary>
    /// Returns <c>main</c>, which refers to all others; <paramref name="points"/> receives the steps and branches for coverage.
    /// </summary>
    public static RoutineCode Compile(WorkflowSyntax workflow, ProgramPoints? points)
    {
        var routines = new Dictionary<string, RoutineCode>(StringComparer.Ordinal);
        foreach (var routine in workflow.Routines)
        {
            routines[routine.Name] = Declare(routine);
        }

        foreach (var routine in workflow.Routines)
        {
            new RoutineCompiler(routine, routines[routine.Name], routines, points).Compile();
        }

        return routines.GetValueOrDefault("main") ?? throw new AefInternalException("the engine received a workflow without \"main\".");
    }

    private static RoutineCode Declare(RoutineSyntax routine)
    {
        var parameters = routine.Parameters;
        var names = new string[parameters.Count];
        var defaults = new ExpressionNode?[parameters.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = parameters[i].Name;
            defaults[i] = parameters[i].Default is { } value ? new ConstantNode(Literal(value)) : null;
        }

        return new RoutineCode(routine.Name, names, defaults);
    }

    /// <summary>Defaults are literals; expressions in them are not documented and are read as strings.</summary>
    private static WorkflowValue Literal(ValueSyntax value) => value switch
    {
        LiteralValue literal => WorkflowValue.FromDocument(literal.Scalar),
        ListValue list => WorkflowValue.FromList([.. list.Items.Select(Literal)]),
        MapValue map => WorkflowValue.FromMap([.. map.Entries.Select(e => (e.Key, Literal(e.Value)))]),
        ExpressionValue { Expression: LiteralExpression literal } => WorkflowValue.FromDocument(literal.Value),
        ExpressionValue expression => "${" + expression.Text + "}",
        _ => WorkflowValue.FromDocument(ScalarNode.Null()),
    };
}

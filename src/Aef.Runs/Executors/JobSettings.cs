using System.Text;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Runs.Executors;

/// <summary>Evaluates the settings of a local binding for one call.</summary>
internal static class JobSettings
{
    private const string Parameters = "parameters";

    /// <summary>The value of a setting; null for one that is missing.</summary>
    /// <exception cref="JobSettingException">An expression cannot be evaluated.</exception>
    public static WorkflowValue Resolve(JobCall call, string? setting)
    {
        if (setting is null)
        {
            return WorkflowValue.Null;
        }

        var parts = ExpressionText.Split(setting);
        if (parts is [{ Literal: null } only])
        {
            return Evaluate(call, setting, only);
        }

        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Literal ?? JobText.Of(Evaluate(call, setting, part)));
        }

        return WorkflowValue.FromString(text.ToString());
    }

    private static WorkflowValue Evaluate(JobCall call, string setting, ExpressionPart part)
    {
        var source = setting.Substring(part.Start, part.Length);
        var parsed = ExpressionParser.Parse(source, Location.None);
        if (parsed.Expression is not { } expression)
        {
            throw new JobSettingException($"The expression {Quoted.Text(source)} of the executor {Quoted.Text(call.Executor)} is invalid: "
                + parsed.Diagnostics[0].Message);
        }

        // Most settings are one parameter, which needs no engine.
        if (expression is MemberExpression { Target: NameExpression { Name: Parameters }, Member: var name })
        {
            return call.Parameters[name];
        }

        var (value, error) = ExpressionEvaluator.Evaluate(expression, Variables(call));
        return error is { } raised
            ? throw new JobSettingException(
                $"The expression {Quoted.Text(source)} of the executor {Quoted.Text(call.Executor)} cannot be evaluated: "
                + call.Secrets.Mask(raised["message"].TryGetString(out var message) ? message : raised.ToString()))
            : value;
    }

    private static IReadOnlyList<(string Name, WorkflowValue Value)> Variables(JobCall call) =>
    [
        (Parameters, call.Parameters),
        ("job", WorkflowValue.FromMap(
            ("id", JobText.IdOf(call.Identity)),
            ("name", call.JobName),
            ("step_id", call.JobId),
            ("attempt", call.Attempt))),
        ("run", call.RunValues),
    ];
}

using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The variables of main that levels use; see <see cref="LevelLowering"/>.</summary>
internal static class MainVariables
{
    /// <summary>
    /// The initial values for the levels. Call it only when they are lowered, because the table of profiles grows until then.
    /// </summary>
    public static IEnumerable<(string Name, ValueSyntax Value)> Of(LoweringContext context)
    {
        yield return (JobProfileTable.Variable, context.Profiles.ToValue());
        yield return ("failures", Emit.List([]));
        yield return ("continued", Emit.List([]));
        foreach (var name in context.AllReporting())
        {
            yield return (name, Emit.Map(("failed", ValueSyntax.Of(false))));
        }

        if (context.Resumes)
        {
            yield return (ResumeLowering.Done, Emit.Map());
        }

        foreach (var variable in ItemsResumeLowering.Variables(context))
        {
            yield return variable;
        }

        if (context.HasWide)
        {
            yield return (RowsLowering.Result, ValueSyntax.Null);
        }
    }

    /// <summary>
    /// The call that reports what failed. In a part, and before last steps, the report is in the variable <c>report</c>; otherwise it is
    /// raised.
    /// </summary>
    public static CallBody Fail(LoweringContext context, bool isPart)
    {
        var ended = Emit.List(context.AllReporting().Select(Emit.Expression));
        var wide = context.HasWide ? Emit.Expression(RowsLowering.Result) : ValueSyntax.Null;
        return isPart
            ? new CallBody(
                SupportRoutines.Fail,
                Emit.Map(
                    ("run", Run),
                    ("ended", ended),
                    ("wide", wide),
                    ("failures", Failures),
                    ("continued", Continued),
                    ("part", ValueSyntax.Of(true))),
                "report")
            : new CallBody(
                SupportRoutines.Fail,
                Emit.Map(("run", Run), ("ended", ended), ("wide", wide), ("failures", Failures), ("continued", Continued)));
    }

    private static ExpressionValue Run => Emit.Expression("run");

    private static ExpressionValue Failures => Emit.Expression("failures");

    private static ExpressionValue Continued => Emit.Expression("continued");
}

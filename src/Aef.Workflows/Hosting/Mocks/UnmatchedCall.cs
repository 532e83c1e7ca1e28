using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>The error of an unmatched call. It has a tag of its own, so that no retry policy of the library repeats the call.</summary>
internal static class UnmatchedCall
{
    /// <summary>The tag of the error.</summary>
    public const string Tag = "UnmatchedCallError";

    public static WorkflowValue Error(CallEffect call, string hint = "")
    {
        var address = call.Http is { } request ? $"{call.Function} {request.Method} {request.Url}" : call.Function;
        return WorkflowErrors.Tagged(Tag, $"no mock matches {address}{hint}");
    }
}

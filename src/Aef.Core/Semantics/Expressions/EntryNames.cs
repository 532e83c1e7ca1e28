namespace Aef.Core.Semantics.Expressions;

/// <summary>The names that the expressions of an executor entry can use.</summary>
/// <param name="Parameters">The parameters of the executor, with the types that are certain.</param>
/// <param name="Before">The names of the calls before the start.</param>
internal sealed record EntryNames(IReadOnlyDictionary<string, ExpressionType> Parameters, IReadOnlyCollection<string> Before)
{
    /// <summary>What <c>run</c> has in an entry besides its members in a definition.</summary>
    public static readonly string[] Platform = ["project", "region"];

    /// <summary>The members of <c>job</c> while no job has been started.</summary>
    public static readonly string[] Job = ["id", "name", "step_id", "attempt", CallbackUrl];

    /// <summary>The member of <c>job</c> with the address to which the job reports its end; null for a job that is polled.</summary>
    public const string CallbackUrl = "callback_url";

    /// <summary>The member of <c>job</c> that follows from the answer to the start.</summary>
    public const string Started = "async_job_id";

    /// <summary>True where the job has been started, so that <c>job.async_job_id</c> is known.</summary>
    public bool IsStarted { get; init; }

    /// <summary>True where <c>answer</c> is the answer of the call.</summary>
    public bool HasAnswer { get; init; }

    /// <summary>True where <c>error</c> is the error of the start.</summary>
    public bool HasError { get; init; }

    /// <summary>The first names that are known here.</summary>
    public IEnumerable<string> Roots =>
    [
        "parameters", "job", "run", "platform",
        .. Before.Count > 0 ? ["before"] : Array.Empty<string>(),
        .. HasAnswer ? ["answer"] : Array.Empty<string>(),
        .. HasError ? ["error"] : Array.Empty<string>(),
    ];
}

using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Runs.Connections;
using Aef.Runs.Executors;

namespace Aef.Runs.Data;

/// <summary>
/// Runs the jobs of the kinds <c>sql</c>, <c>load</c> and <c>check</c>. The step log of a connection shows what an interrupted process has
/// done.
/// </summary>
internal sealed class DataExecutor(ConnectionSet connections, ProjectEnvironment environment) : IRecoveringExecutor
{
    /// <inheritdoc/>
    public Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken)
    {
        var data = new DataCall(call, connections, environment);
        return call.Binding switch
        {
            SqlBinding sql => new SqlJob(data, sql).RunAsync(cancellationToken),
            LoadBinding load => new LoadJob(data, load).RunAsync(cancellationToken),
            CheckBinding check => new CheckJob(data, check).RunAsync(cancellationToken),
            _ => throw new InvalidOperationException($"The binding of \"{call.Executor}\" is not one of data."),
        };
    }
}

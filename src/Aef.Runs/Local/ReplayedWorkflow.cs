using Aef.Workflows.Engine;

namespace Aef.Runs.Local;

/// <summary>
/// The engine of a run of Cloud Workflows source that has replayed its journal, and the listener that recorded its events.
/// </summary>
internal sealed record ReplayedWorkflow(WorkflowEngine Engine, ReplayListener Listener);

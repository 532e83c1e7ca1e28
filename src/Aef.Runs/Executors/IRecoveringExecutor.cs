namespace Aef.Runs.Executors;

/// <summary>
/// An executor that can find out what an earlier process has done. When an interrupted run continues, it receives the calls again that were
/// in flight, with <see cref="JobCall.MayHaveRun"/> set, and returns the result of a job that is done instead of running it twice.
/// </summary>
public interface IRecoveringExecutor : IJobExecutor
{
}

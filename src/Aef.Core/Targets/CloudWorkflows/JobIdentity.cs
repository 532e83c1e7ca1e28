using Aef.Workflows.Engine;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The job that a compiled workflow makes a call for, read from the arguments of the support routines that are running.</summary>
/// <param name="JobId">The JOB_ID.</param>
/// <param name="Level">The LEVEL_ID.</param>
/// <param name="Thread">The THREAD_ID.</param>
/// <param name="Attempt">The attempt of the step, counted from 1.</param>
/// <param name="Start">The number of the routine call that runs the attempt; every attempt and every round of a NEXT has another
/// one.</param>
internal sealed record JobIdentity(string JobId, string Level, string Thread, int Attempt, long Start)
{
    /// <summary>The identity of the job that a routine makes a call for; null outside of jobs.</summary>
    public static JobIdentity? Find(RoutineCall caller)
    {
        for (RoutineCall? call = caller; call is { } attempt; call = attempt.Caller)
        {
            if (SupportRoutines.IsAttempt(attempt.Routine) && attempt.Caller is { Routine: SupportRoutines.Job } job)
            {
                return Read(job, attempt);
            }
        }

        return null;
    }

    private static JobIdentity? Read(RoutineCall job, RoutineCall attempt) =>
        job[SupportParameters.JobId].TryGetString(out var id)
        && job[SupportParameters.Location].Items is [var level, var thread, ..]
        && level.TryGetString(out var levelId)
        && thread.TryGetString(out var threadId)
        && attempt[SupportParameters.Attempt].TryGetInteger(out var number)
            ? new JobIdentity(id, levelId, threadId, (int)number, attempt.Number)
            : null;
}

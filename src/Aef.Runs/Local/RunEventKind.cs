namespace Aef.Runs.Local;

/// <summary>The kinds of a <see cref="RunEvent"/>.</summary>
public enum RunEventKind
{
    /// <summary>The run began.</summary>
    RunStarted,

    /// <summary>A level began.</summary>
    LevelStarted,

    /// <summary>An attempt of a step requested the start of its job (or made its one sync call).</summary>
    AttemptStarted,

    /// <summary>The answer to the start has a job id.</summary>
    JobStarted,

    /// <summary>A poll of the job was answered with <see cref="RunEvent.State"/>.</summary>
    StateSeen,

    /// <summary>A call returned no usable answer and is repeated.</summary>
    CallRepeated,

    /// <summary>An attempt failed, possibly the last one.</summary>
    AttemptFailed,

    /// <summary>A step succeeded.</summary>
    StepSucceeded,

    /// <summary>A step failed, after its last attempt.</summary>
    StepFailed,

    /// <summary>A step was skipped or already done; <see cref="RunEvent.Message"/> has the reason.</summary>
    StepSkipped,

    /// <summary>Every thread of a level has ended.</summary>
    LevelEnded,

    /// <summary>The workflow wrote a log entry.</summary>
    Log,

    /// <summary>The run succeeded.</summary>
    RunSucceeded,

    /// <summary>The run failed.</summary>
    RunFailed,

    /// <summary>The run was cancelled.</summary>
    RunCancelled,

    /// <summary>
    /// A thread with <c>for_each</c> has a list: <see cref="RunEvent.Items"/> items. The JOB_ID is that of its first step.
    /// </summary>
    ItemsListed,

    /// <summary>The run waits, because the limit of active runs is reached.</summary>
    RunQueued,

    /// <summary>The run may begin its steps, as far as <c>concurrency</c> is concerned.</summary>
    RunAdmitted,

    /// <summary>The run was not admitted; it fails with <c>AdmissionError</c>.</summary>
    RunRefused,

    /// <summary>The run cancels the oldest active runs; the message names them.</summary>
    OthersCancelled,

    /// <summary>
    /// The workflow has read a callback of the job. <see cref="RunEvent.State"/> is <c>success</c>, <c>failed</c> or <c>ignored</c>;
    /// <see cref="RunEvent.Message"/> is the message of the caller, or why the callback is ignored.
    /// </summary>
    CallbackReceived,

    /// <summary>
    /// The data sets of a step that succeeded: <see cref="RunEvent.Reads"/> and <see cref="RunEvent.Writes"/>, or the reason why an
    /// expression in a name could not be evaluated.
    /// </summary>
    DataSets,

    /// <summary>The run has passed its deadline and continues; at most once in a run.</summary>
    RunLate,

    /// <summary>
    /// How far a job is that runs on this computer: <see cref="RunEvent.Rows"/>, <see cref="RunEvent.Bytes"/> or a message; at most five in
    /// a second.
    /// </summary>
    JobProgress,

    /// <summary>An alert was sent: <see cref="RunEvent.State"/> is its occasion, and the message names the receiver.</summary>
    AlertSent,

    /// <summary>
    /// An alert was not sent: <see cref="RunEvent.State"/> is its occasion, and the message has the receiver and the reason.
    /// </summary>
    AlertFailed,

    /// <summary>
    /// A part of a job has ended, such as a model of dbt: <see cref="RunEvent.Part"/>, and how in <see cref="RunEvent.State"/>.
    /// </summary>
    PartEnded,

    /// <summary>
    /// A resumed run has ended processes that it had left running when it was interrupted; <see cref="RunEvent.Message"/> names them.
    /// </summary>
    ProcessesEnded,
}

namespace Aef.Kill;

/// <summary>Where a process is killed.</summary>
public enum KillKind
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>By the parent, whenever that happens to be.</summary>
    AnyMoment,

    /// <summary>When the journal's file is there and empty, as an earlier version or a loss of power may leave it.</summary>
    EmptyFile,

    /// <summary>While the header is written.</summary>
    TornHeader,

    /// <summary>After the header.</summary>
    AfterHeader,

    /// <summary>Before a record is written.</summary>
    BeforeRecord,

    /// <summary>While a record is written.</summary>
    TornRecord,

    /// <summary>When a record is written and not used yet.</summary>
    AfterRecord,

    /// <summary>When a call's intent is written, before the call is carried out.</summary>
    BeforeCall,

    /// <summary>When a call is carried out, before it is answered.</summary>
    WithinCall,

    /// <summary>When a resumed process has noted that it continues and what becomes of calls in flight.</summary>
    AfterContinuing,

    /// <summary>When everything is done, before the end is written.</summary>
    BeforeEnd,

    /// <summary>While the end is written.</summary>
    TornEnd,
}
